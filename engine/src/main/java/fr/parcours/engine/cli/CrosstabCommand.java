package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code parcours crosstab}: a cohort by two attributes or more, with margins, shares and tests; or how often an event
 * happens by two of them.
 */
@Command(name = "crosstab", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class CrosstabCommand extends AnalysisCommand {

    private static final Texts TEXTS = Texts.of(CrosstabCommand.class);

    @Mixin
    private EventOptions event;

    @Mixin
    private RateOptions rates;

    @Option(names = "--rate", descriptionKey = "parcours.crosstab.rate", order = 1)
    private boolean rate;

    @Option(names = "--median", paramLabel = "ÉTAPE", descriptionKey = "parcours.crosstab.median", order = 1)
    private Optional<String> median = Optional.empty();

    @Override
    Result ask(Cohort cohort) {
        List<Attribute> attributes = cohort.definition().strata();
        int last = attributes.size() - 1;
        if (last < 1) {
            throw new InvalidInputException(TEXTS.format("crosstab.by", attributes.size()));
        }
        boolean isRate = rate || event.isGiven() || rates.isGiven();
        if (last > 1 && (isRate || median.isPresent())) {
            throw new InvalidInputException(TEXTS.format("crosstab.rate", attributes.size()));
        }
        if (median.isPresent()) {
            rates.requireNone();
            return cohort.medians(attributes.get(0), attributes.get(1), CohortOptions.step(median.get()));
        }
        if (isRate) {
            return rates.adjusted(cohort.compared(attributes.get(0), event.counted()))
                    .ratesBy(attributes.get(1), rates.interval());
        }
        return cohort.by(attributes.subList(0, last - 1).toArray(Attribute[]::new))
                .crosstab(attributes.get(last - 1), attributes.get(last));
    }
}
