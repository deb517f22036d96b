package fr.parcours.notebook.display;

import fr.parcours.engine.analysis.AttritionResult;
import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.DropOutResult.Rate;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.analysis.VariantResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the line below a result: how many journeys, from which data, protected how. */
final class SourceLine {

    private static final Texts TEXTS = Texts.of(SourceLine.class);

    private SourceLine() {}

    static String of(Result result) {
        Provenance from = result.provenance();
        List<String> parts = new ArrayList<>();
        journeys(result).ifPresent(n -> parts.add(TEXTS.format("caption.n", Numbers.count(n))));
        parts.add(TEXTS.format(
                from.measure() == Provenance.Population.COHORT ? "caption.cohort" : "caption.stock", from.cohort()));
        parts.add(TEXTS.format("caption.source", String.join(", ", from.regions()), from.asKnownAt()));
        parts.add(TEXTS.format(
                "caption.date",
                from.observedUntil()
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(Numbers.locale()))));
        parts.add(from.protection().replaceFirst("\\.$", ""));
        if (from.simulated()) {
            parts.add(TEXTS.format("caption.simulated"));
        }
        return String.join(" · ", parts) + ".";
    }

    /** Journeys that entered; empty when one of the addends is withheld, since the sum would give it away. */
    private static OptionalLong journeys(Result result) {
        if (result instanceof FlowResult flow) {
            return sum(flow.funnels().stream()
                    .map(funnel -> funnel.stages().isEmpty()
                            ? OptionalLong.empty()
                            : funnel.stages().get(0).journeys()));
        }
        List<OptionalLong> rows = journeysOfRows(result.table());
        if (result instanceof AttritionResult) {
            // Each row leaves some of those of the row before.
            return rows.get(rows.size() - 1);
        }
        if (result instanceof TerritoryResult territory) {
            boolean total = rows.size() == territory.zones().size() + 1;
            return total
                    ? rows.get(rows.size() - 1)
                    : sum(territory.zones().stream().map(TerritoryResult.Zone::journeys));
        }
        if (result instanceof DropOutResult dropOut) {
            // Each journey comes once per definition; the first definition applies to all that entered.
            List<Rate> rates = dropOut.rates();
            return rows.size() != rates.size()
                    ? OptionalLong.empty()
                    : sum(IntStream.range(0, rows.size())
                            .filter(i -> rates.get(i)
                                    .definition()
                                    .equals(rates.get(0).definition()))
                            .mapToObj(rows::get));
        }
        if (result instanceof ModelResult model) {
            return OptionalLong.of(model.fit().journeys());
        }
        // Of other results nothing says that their rows are of different journeys.
        return result instanceof DurationResult || result instanceof VariantResult
                ? sum(rows.stream())
                : OptionalLong.empty();
    }

    private static List<OptionalLong> journeysOfRows(ResultTable table) {
        for (int c = 0; c < table.columns().size(); c++) {
            int column = c;
            if (table.columns().get(c).name().equals("journeys")) {
                return table.rows().stream().map(row -> count(row.get(column))).toList();
            }
        }
        return List.of();
    }

    private static OptionalLong count(Cell cell) {
        return cell instanceof Cell.Count count ? OptionalLong.of(count.value()) : OptionalLong.empty();
    }

    private static OptionalLong sum(Stream<OptionalLong> counts) {
        List<OptionalLong> addends = counts.toList();
        return addends.isEmpty() || addends.stream().anyMatch(OptionalLong::isEmpty)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        addends.stream().mapToLong(OptionalLong::getAsLong).sum());
    }
}
