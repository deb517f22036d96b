package fr.parcours.engine.disclosure;

import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The risk that persons be found again in a set of partitions, before and after generalisation.
 *
 * <p>These are the sender's own figures, exact; {@link CopyRiskJson} and {@link CopyRiskText} write what a recipient
 * may see.
 *
 * @param thresholds what was asked for
 * @param partitions the copied set: the risk is that of all of them together
 * @param nodes the nodes of the lattice that were tried, in their order, up to the one that is fine enough
 * @param chosen the node that is fine enough: the last one tried
 * @param before the set as it is
 * @param after the set as it would be copied, empty when nobody asked to generalise
 * @param generalised values that the node made coarser, by column
 * @param suppressed values that were made missing after that, by column
 * @param dropped columns of which nothing is copied
 */
public record CopyRisk(
        Thresholds thresholds,
        List<PartitionSize> partitions,
        List<NodeRisk> nodes,
        LatticeNode chosen,
        State before,
        Optional<State> after,
        List<Generalised> generalised,
        List<Suppressed> suppressed,
        List<String> dropped) {

    /** What must not be learnt of a person, as it is named in reports. */
    static final List<String> SENSITIVE = List.of("result", "withdrawal_reason", "disability");

    /**
     * A node that was tried.
     *
     * @param node the node
     * @param measure what the classes are then
     */
    public record NodeRisk(LatticeNode node, RiskMeasure measure) {}

    /**
     * A state of the copied set.
     *
     * @param classes by quasi-identifiers
     * @param trajectories by sequences
     */
    public record State(RiskMeasure classes, TrajectoryRisk trajectories) {}

    /**
     * Values made coarser.
     *
     * @param column column of the table of journeys
     * @param rule how
     * @param journeys journeys whose value is not what it was
     */
    public record Generalised(String column, Rule rule, long journeys) {}

    /**
     * Values made missing where a class was too small or too much alike.
     *
     * @param column column of the table of journeys
     * @param cells values that are missing now and were not
     */
    public record Suppressed(String column, long cells) {}

    /** Why a copy is refused. */
    public enum Refusal {
        /** Persons are in classes smaller than k. */
        CLASSES_BELOW_K,
        /** Classes have less results than l. */
        CLASSES_BELOW_L,
        /** Persons are told apart by sequences rarer than k. */
        RARE_TRAJECTORIES;

        /**
         * Returns the name in files.
         *
         * @return such as {@code classes_below_k}
         */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Explains the refusal.
         *
         * @return a sentence in the language of the user
         */
        public String explanation() {
            return Texts.of(Refusal.class).format("refusal." + key());
        }
    }

    /** Copies the lists. */
    public CopyRisk {
        partitions = List.copyOf(partitions);
        nodes = List.copyOf(nodes);
        generalised = List.copyOf(generalised);
        suppressed = List.copyOf(suppressed);
        dropped = List.copyOf(dropped);
    }

    /**
     * Returns the journeys of the copied set.
     *
     * @return those of all partitions
     */
    public long journeys() {
        return partitions.stream().mapToLong(PartitionSize::journeys).sum();
    }

    /**
     * Returns what would leave: the generalised set if there is one, else the set as it is.
     *
     * @return its state
     */
    public State copied() {
        return after.orElse(before);
    }

    /**
     * Tells why the copy is refused.
     *
     * @return the reasons, empty if it may leave
     */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        if (copied().classes().belowK() > 0) {
            refusals.add(Refusal.CLASSES_BELOW_K);
        }
        if (copied().classes().classesBelowL() > 0) {
            refusals.add(Refusal.CLASSES_BELOW_L);
        }
        if (copied().trajectories().belowK() > 0 && thresholds.trajectories() == Thresholds.Trajectories.REFUSED) {
            refusals.add(Refusal.RARE_TRAJECTORIES);
        }
        return List.copyOf(refusals);
    }

    /**
     * Says whether the set may be copied as it is in {@link #copied()}.
     *
     * @return true if there is no refusal
     */
    public boolean passed() {
        return refusals().isEmpty();
    }

    /** The rule of each column at the chosen node. */
    static Map<QuasiIdentifier, Rule> changed(LatticeNode node) {
        Map<QuasiIdentifier, Rule> changed = new EnumMap<>(QuasiIdentifier.class);
        node.rules().forEach((quasi, rule) -> {
            if (rule != Rule.KEPT) {
                changed.put(quasi, rule);
            }
        });
        return changed;
    }
}
