package fr.parcours.engine.disclosure;

import static fr.parcours.engine.disclosure.QuasiIdentifier.BIRTH_YEAR;
import static fr.parcours.engine.disclosure.QuasiIdentifier.CERTIFICATION;
import static fr.parcours.engine.disclosure.QuasiIdentifier.CERTIFIER;
import static fr.parcours.engine.disclosure.QuasiIdentifier.EMPLOYMENT_STATUS;
import static fr.parcours.engine.disclosure.QuasiIdentifier.RESIDENCE;
import static fr.parcours.engine.disclosure.QuasiIdentifier.SEX;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes that are tried, in a fixed order from the finest to the coarsest, so that the same data always give the
 * same copy. Each node is coarser than the one before, but for the first two, which are alternatives.
 */
final class Lattice {

    private static final List<Step> STEPS = List.of(
            new Step(Rule.KEPT, Rule.KEPT, Rule.KEPT, Rule.KEPT, Rule.KEPT),
            new Step(Rule.KEPT, Rule.YEARS_5, Rule.KEPT, Rule.KEPT, Rule.KEPT),
            new Step(Rule.DEPARTEMENT, Rule.KEPT, Rule.KEPT, Rule.KEPT, Rule.KEPT),
            new Step(Rule.DEPARTEMENT, Rule.YEARS_5, Rule.KEPT, Rule.KEPT, Rule.KEPT),
            new Step(Rule.DEPARTEMENT, Rule.YEARS_5, Rule.SPECIALITY, Rule.KEPT, Rule.KEPT),
            new Step(Rule.DEPARTEMENT, Rule.YEARS_5, Rule.SPECIALITY, Rule.GROUP, Rule.MISSING),
            new Step(Rule.DEPARTEMENT, Rule.YEARS_10, Rule.SPECIALITY, Rule.GROUP, Rule.MISSING),
            new Step(Rule.DEPARTEMENT, Rule.YEARS_10, Rule.LEVEL, Rule.GROUP, Rule.MISSING),
            new Step(Rule.MISSING, Rule.YEARS_10, Rule.LEVEL, Rule.GROUP, Rule.MISSING),
            new Step(Rule.MISSING, Rule.MISSING, Rule.LEVEL, Rule.GROUP, Rule.MISSING),
            new Step(Rule.MISSING, Rule.MISSING, Rule.MISSING, Rule.MISSING, Rule.MISSING));

    private record Step(Rule residence, Rule birthYear, Rule certification, Rule employment, Rule others) {}

    private Lattice() {}

    /** Makes the nodes for some quasi-identifiers, each once. */
    static List<LatticeNode> nodes(Set<QuasiIdentifier> quasiIdentifiers) {
        List<LatticeNode> nodes = new ArrayList<>();
        for (Step step : STEPS) {
            Map<QuasiIdentifier, Rule> rules = new EnumMap<>(QuasiIdentifier.class);
            quasiIdentifiers.forEach(quasi -> rules.put(quasi, rule(step, quasi)));
            LatticeNode node = new LatticeNode(rules);
            if (!nodes.contains(node)) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private static Rule rule(Step step, QuasiIdentifier quasi) {
        if (quasi == RESIDENCE) {
            return step.residence();
        }
        if (quasi == BIRTH_YEAR) {
            return step.birthYear();
        }
        if (quasi == CERTIFICATION) {
            return step.certification();
        }
        if (quasi == EMPLOYMENT_STATUS) {
            return step.employment();
        }
        return quasi == SEX || quasi == CERTIFIER ? Rule.KEPT : step.others();
    }
}
