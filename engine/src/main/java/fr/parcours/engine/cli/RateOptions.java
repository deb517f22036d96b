package fr.parcours.engine.cli;

import fr.parcours.engine.analysis.TerritoryComparison;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that say how rates are measured and compared. */
final class RateOptions {

    private static final Texts TEXTS = Texts.of(RateOptions.class);

    @Option(names = "--interval", paramLabel = "wilson|exact", descriptionKey = "comparison.interval", order = 9)
    private Optional<String> interval = Optional.empty();

    @Option(names = "--adjust", paramLabel = "colonne,…", split = ",", order = 9)
    private List<String> adjustment = List.of();

    ProportionInterval interval() {
        String text = interval.orElse("wilson");
        return Stream.of(ProportionInterval.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("choice.unknown", text, "wilson, exact")));
    }

    boolean isGiven() {
        return interval.isPresent() || !adjustment.isEmpty();
    }

    /** Refuses these options where no rates are given that they would tell of. */
    void requireNone() {
        if (isGiven()) {
            throw new InvalidInputException(TEXTS.format("comparison.options"));
        }
    }

    TerritoryComparison adjusted(TerritoryComparison comparison) {
        return comparison.adjustedFor(adjustment.stream().map(Attribute::named).toArray(Attribute[]::new));
    }
}
