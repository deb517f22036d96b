package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code parcours crosstab}: a cohort by two attributes, with margins, shares and tests. */
@Command(name = "crosstab", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class CrosstabCommand extends AnalysisCommand {

    private static final Texts TEXTS = Texts.of(CrosstabCommand.class);

    @Override
    Result ask(Cohort cohort) {
        List<Attribute> attributes = cohort.definition().strata();
        if (attributes.size() != 2) {
            throw new InvalidInputException(TEXTS.format("crosstab.by", attributes.size()));
        }
        return cohort.by().crosstab(attributes.get(0), attributes.get(1));
    }
}
