package fr.parcours.engine.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.analysis.AreaVariable;
import fr.parcours.engine.analysis.TerritoryComparison;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.territory.Period;
import fr.parcours.engine.territory.TerritoryVariables;
import fr.parcours.engine.territory.ZoneValues;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Views of a comparison that read a variable of territories: an indicator and, after a colon, a period. */
final class AreaVariableOptions {

    private static final Texts TEXTS = Texts.of(AreaVariableOptions.class);

    @Option(names = "--per-thousand", paramLabel = "indicateur[:période]", descriptionKey = "per-thousand", order = 8)
    private Optional<String> population = Optional.empty();

    @Option(names = "--correlate", paramLabel = "indicateur[:période]", descriptionKey = "correlate", order = 9)
    private Optional<String> correlated = Optional.empty();

    boolean isAsked() {
        return population.isPresent() || correlated.isPresent();
    }

    /** The view asked for, empty if none is. */
    Optional<Result> of(TerritoryComparison comparison, Observatory observatory, Attribute territory) {
        if (population.isPresent() && correlated.isPresent()) {
            throw new InvalidInputException(TEXTS.format("variable.one"));
        }
        if (population.isPresent()) {
            ZoneValues people = values(population.get(), observatory.variables(), territory);
            if (!people.isCount()) {
                throw new InvalidInputException(TEXTS.format("variable.count", people.indicator(), people.unit()));
            }
            return Optional.of(comparison.perThousand(AreaVariable.of(people)));
        }
        return correlated.map(
                asked -> comparison.correlatedWith(AreaVariable.of(values(asked, observatory.variables(), territory))));
    }

    /** Without a period, the latest one, which the title names. */
    private static ZoneValues values(String asked, TerritoryVariables variables, Attribute territory) {
        int colon = asked.indexOf(':');
        String indicator = colon < 0 ? asked : asked.substring(0, colon);
        List<Period> periods = variables.folder().indicator(indicator).periods();
        String period = colon < 0 ? periods.get(periods.size() - 1).toString() : asked.substring(colon + 1);
        return variables.values(indicator, territory.name(), period);
    }
}
