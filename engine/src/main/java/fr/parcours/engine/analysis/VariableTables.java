package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.Variable;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.territory.Indicator;
import fr.parcours.engine.territory.ValueClasses;
import fr.parcours.engine.territory.VariableFolder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of values in force that cohorts read, filled when the first of them does. */
final class VariableTables {

    private final Session session;
    private final VariableFolder folder;
    private final Map<String, Indicator> indicators = new HashMap<>();
    private final Set<String> filled = new HashSet<>();

    VariableTables(Session session, VariableFolder folder) {
        this.session = session;
        this.folder = folder;
    }

    /** Finds an indicator, read once. */
    Indicator indicator(String name) {
        return indicators.computeIfAbsent(name, folder::indicator);
    }

    void prepare(List<Attribute> variables) {
        for (Attribute attribute : variables) {
            if (filled.add(attribute.name())) {
                fill(attribute);
            }
        }
    }

    private void fill(Attribute attribute) {
        Variable variable = attribute.variable().orElseThrow();
        Indicator indicator = indicator(variable.indicator());
        Optional<ValueClasses> classes = variable.classes(indicator);
        // The name of a variable holds no quotation mark.
        String table = '"' + attribute.name() + '"';
        session.run("create or replace temp table " + table
                + " (zone varchar, period bigint, code varchar, class bigint, back bigint)");
        try (RowAppender rows = session.append(attribute.name())) {
            indicator.inForce(variable.back()).forEach(value -> {
                int number = classes.map(all -> all.of(value.value())).orElse(0);
                rows.begin()
                        .text(value.zone())
                        .number(value.period())
                        .text(classes.map(all -> all.codes().get(number - 1))
                                .orElseGet(() -> ValueClasses.number(value.value())))
                        .number(number)
                        .number(value.back())
                        .end();
            });
        }
    }
}
