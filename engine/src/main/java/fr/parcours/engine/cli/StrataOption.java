package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.cohort.Attribute;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that splits results. */
final class StrataOption {

    @Option(names = "--by", paramLabel = "colonne,…", split = ",", order = 13)
    private List<String> columns = List.of();

    /** Splits a cohort as asked; one that comes from a file keeps its own strata when nothing is asked. */
    Cohort split(Cohort cohort) {
        return columns.isEmpty()
                ? cohort
                : cohort.by(columns.stream().map(Attribute::named).toArray(Attribute[]::new));
    }
}
