package fr.parcours.engine.cli;

import fr.parcours.engine.analysis.TerritoryComparison;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Result;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** One view of a comparison of territories: the options exclude each other. */
final class TerritoryView {

    @Option(names = "--rate", order = 1)
    private boolean rate;

    @Option(names = "--standardize", paramLabel = "colonne,…", split = ",", order = 4)
    private List<String> standardized = List.of();

    @Option(names = "--funnel", order = 5)
    private boolean funnel;

    @Option(names = "--overdispersion", order = 5)
    private boolean overdispersion;

    @Option(names = "--shrink", order = 6)
    private boolean shrunk;

    @Option(names = "--variation", order = 7)
    private boolean variation;

    @Option(names = "--variation-within", paramLabel = "colonne", order = 7)
    private Optional<String> within = Optional.empty();

    /** Whether the user asked for one; plain rates are one. */
    boolean isAsked() {
        return rate || funnel || overdispersion || shrunk || variation || within.isPresent() || !standardized.isEmpty();
    }

    /** Whether the view is also one at equal attributes. */
    boolean isAdjustable() {
        return rate || variation;
    }

    /** The view asked for, empty for plain rates. */
    Optional<Result> of(TerritoryComparison comparison) {
        if (!standardized.isEmpty()) {
            return Optional.of(comparison.standardized(
                    standardized.stream().map(Attribute::named).toArray(Attribute[]::new)));
        }
        if (funnel || overdispersion) {
            return Optional.of(comparison.funnel(overdispersion));
        }
        if (shrunk) {
            return Optional.of(comparison.shrunk());
        }
        if (variation || within.isPresent()) {
            return Optional.of(within.map(column -> comparison.variationWithin(Attribute.named(column)))
                    .orElseGet(comparison::variation));
        }
        return Optional.empty();
    }
}
