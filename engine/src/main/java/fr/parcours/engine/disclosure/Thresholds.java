package fr.parcours.engine.disclosure;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a copy must satisfy before it leaves.
 *
 * @param k fewest distinct persons who share all quasi-identifiers
 * @param l fewest distinct results among them
 * @param suppressedShare a node of the lattice is fine enough when at most this share of persons is left below k or l;
 *     their values are then suppressed
 * @param quasiIdentifiers what persons may be found by
 * @param audience who receives the copy
 * @param trajectories what becomes of a copy in which sequences of campaigns are rarer than k
 */
public record Thresholds(
        int k,
        int l,
        double suppressedShare,
        Set<QuasiIdentifier> quasiIdentifiers,
        Audience audience,
        Trajectories trajectories) {

    private static final double STANDARD_SHARE = 0.02;
    private static final Texts TEXTS = Texts.of(Thresholds.class);

    /** Who receives a copy. */
    public enum Audience {
        /** Another observatory, under an agreement. */
        OBSERVATORY,
        /** Anybody: the disability is dropped. */
        PUBLIC
    }

    /** Whether persons may be followed from one campaign to another by a rare sequence. */
    public enum Trajectories {
        /** A sequence rarer than k refuses the copy. */
        REFUSED,
        /** The caller accepts them, as an agreement may allow; they are reported. */
        ACCEPTED
    }

    /** Copies the set and checks the thresholds. */
    public Thresholds {
        if (k < 2) {
            throw new InvalidInputException(TEXTS.format("threshold.k", k));
        }
        if (l < 1) {
            throw new InvalidInputException(TEXTS.format("threshold.l", l));
        }
        if (!(suppressedShare >= 0 && suppressedShare <= 1)) {
            throw new InvalidInputException(TEXTS.format("threshold.share", suppressedShare));
        }
        if (quasiIdentifiers.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("threshold.quasi"));
        }
        quasiIdentifiers = Collections.unmodifiableSet(EnumSet.copyOf(quasiIdentifiers));
    }

    /**
     * Returns the thresholds for a copy between observatories under an agreement.
     *
     * @return k = 5, l = 2, at most 2 % of persons suppressed
     */
    public static Thresholds betweenObservatories() {
        return new Thresholds(
                5, 2, STANDARD_SHARE, QuasiIdentifier.standard(), Audience.OBSERVATORY, Trajectories.REFUSED);
    }

    /**
     * Returns the thresholds for a copy that anybody may read.
     *
     * @return k = 11, l = 2, without disability
     */
    public static Thresholds forPublic() {
        return new Thresholds(11, 2, STANDARD_SHARE, QuasiIdentifier.standard(), Audience.PUBLIC, Trajectories.REFUSED);
    }

    /**
     * Changes k.
     *
     * @param persons fewest persons of a class, at least 2
     * @return other thresholds
     */
    public Thresholds withK(int persons) {
        return new Thresholds(persons, l, suppressedShare, quasiIdentifiers, audience, trajectories);
    }

    /**
     * Changes l.
     *
     * @param results fewest results of a class, at least 1, which asks for nothing
     * @return other thresholds
     */
    public Thresholds withL(int results) {
        return new Thresholds(k, results, suppressedShare, quasiIdentifiers, audience, trajectories);
    }

    /**
     * Changes the quasi-identifiers.
     *
     * @param names as {@link QuasiIdentifier#of(String)} takes them
     * @return other thresholds
     */
    public Thresholds withQuasiIdentifiers(Collection<String> names) {
        Set<QuasiIdentifier> chosen = EnumSet.noneOf(QuasiIdentifier.class);
        names.forEach(name -> chosen.add(QuasiIdentifier.of(name)));
        return new Thresholds(k, l, suppressedShare, chosen, audience, trajectories);
    }

    /**
     * Accepts persons who can be followed by a rare sequence of campaigns.
     *
     * @return other thresholds
     */
    public Thresholds allowLinked() {
        return new Thresholds(k, l, suppressedShare, quasiIdentifiers, audience, Trajectories.ACCEPTED);
    }

    /** Whether these ask no less than others of a copy for the same audience. */
    boolean atLeast(Thresholds others) {
        return k >= others.k
                && l >= others.l
                && quasiIdentifiers.containsAll(others.quasiIdentifiers)
                && (trajectories == Trajectories.REFUSED || others.trajectories == Trajectories.ACCEPTED);
    }
}
