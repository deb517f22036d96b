package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code parcours regions}: the partitions of several regions side by side, what cannot be compared, and rates. */
@Command(name = "regions", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class RegionsCommand extends AnalysisCommand {

    private static final Texts TEXTS = Texts.of(RegionsCommand.class);

    @Mixin
    private EventOptions event;

    @Override
    Result ask(Cohort cohort) {
        List<Attribute> by = cohort.definition().strata();
        if (by.size() > 1) {
            throw new InvalidInputException(TEXTS.format("regions.by", by.size()));
        }
        return cohort.regions(event.counted(), by.toArray(Attribute[]::new));
    }
}
