package fr.parcours.engine.cli;

import fr.parcours.engine.cohort.Attribute;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that splits results. */
final class StrataOption {

    @Option(names = "--by", paramLabel = "colonne,…", split = ",", order = 13)
    private List<String> columns = List.of();

    Attribute[] strata() {
        return columns.stream().map(Attribute::named).toArray(Attribute[]::new);
    }
}
