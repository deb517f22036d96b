package fr.parcours.engine.cohort;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;

/**
 * Which of the steps of a kind makes a journey enter, when it has several.
 *
 * @param kind the rule
 * @param rank n of the n-th one, from 2; 1 otherwise
 */
public record Occurrence(Kind kind, int rank) {

    /** The rules. */
    public enum Kind {
        /** The first one, which must lie between the dates. */
        FIRST,
        /** The n-th one, which must lie between the dates. */
        NTH,
        /** The first one between the dates, whatever came before. */
        ANY
    }

    private static final int MOST = 20;

    /** Checks the rank. */
    public Occurrence {
        if (kind == Kind.NTH && (rank < 2 || rank > MOST)) {
            throw new InvalidInputException(Texts.of(Occurrence.class).format("occurrence.rank", rank, MOST));
        }
    }

    /**
     * The first one, wherever it lies: it must lie between the dates.
     *
     * @return the rule taken unless another is asked for
     */
    public static Occurrence first() {
        return new Occurrence(Kind.FIRST, 1);
    }

    /**
     * The n-th one, such as a second jury.
     *
     * @param rank n, from 1 to 20
     * @return the rule
     * @throws InvalidInputException if the rank is out of range
     */
    public static Occurrence nth(int rank) {
        return rank == 1 ? first() : new Occurrence(Kind.NTH, rank);
    }

    /**
     * The first one between the dates, whatever came before them.
     *
     * @return the rule
     */
    public static Occurrence any() {
        return new Occurrence(Kind.ANY, 1);
    }
}
