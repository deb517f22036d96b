package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The right-hand side of a model: main effects and interactions of covariates, in R's order.
 *
 * <p>Factors get treatment contrasts: one column per level but the reference. As in R a factor of an interaction gets a
 * column for every level instead when the term without it is not in the model. Main effects come first, then
 * interactions of two covariates, and so on.
 *
 * @param terms the terms, without the intercept; possibly none
 */
public record Terms(List<Term> terms) {

    /**
     * One term.
     *
     * @param covariates names of one covariate (main effect) or several (interaction)
     */
    public record Term(List<String> covariates) {
        /** Copies the list. */
        public Term {
            covariates = List.copyOf(covariates);
            if (covariates.isEmpty() || new HashSet<>(covariates).size() != covariates.size()) {
                throw new IllegalArgumentException("Cannot make a term of " + covariates);
            }
        }

        /**
         * Returns the name.
         *
         * @return the covariates joined by colons, as R writes an interaction
         */
        public String name() {
            return String.join(":", covariates);
        }

        private boolean contains(Term other) {
            return covariates.containsAll(other.covariates);
        }
    }

    /** Copies the list and brings it in the order of R. */
    public Terms {
        List<Term> sorted = new ArrayList<>(terms);
        sorted.sort(Comparator.comparingInt(term -> term.covariates().size())); // stable
        Set<Set<String>> seen = new HashSet<>();
        for (Term term : sorted) {
            if (!seen.add(Set.copyOf(term.covariates()))) {
                throw new IllegalArgumentException("Cannot use the term " + term.name() + " twice");
            }
        }
        terms = List.copyOf(sorted);
    }

    /**
     * Makes terms.
     *
     * @param names covariate names; an interaction joins them by colons, as in {@code "sex:age"}
     * @return the terms
     * @throws IllegalArgumentException if a term is empty or repeated
     */
    public static Terms of(String... names) {
        return new Terms(Arrays.stream(names)
                .map(name -> new Term(List.of(name.split(":"))))
                .toList());
    }

    /**
     * Returns these terms without one.
     *
     * @param term the term to leave out
     * @return the other terms
     */
    public Terms without(Term term) {
        return new Terms(terms.stream().filter(other -> !other.equals(term)).toList());
    }

    /**
     * Returns the terms that can be left out alone: those not part of a higher interaction, as R's {@code drop1} does.
     *
     * @return possibly none
     */
    public List<Term> droppable() {
        return terms.stream()
                .filter(term -> terms.stream().noneMatch(other -> !other.equals(term) && other.contains(term)))
                .toList();
    }

    /** Whether the term less one covariate is in the model; the empty term is the intercept and always is. */
    boolean hasMargin(Term term, String covariate) {
        Set<String> margin = new HashSet<>(term.covariates());
        margin.remove(covariate);
        return margin.isEmpty()
                || terms.stream()
                        .anyMatch(other -> Set.copyOf(other.covariates()).equals(margin));
    }
}
