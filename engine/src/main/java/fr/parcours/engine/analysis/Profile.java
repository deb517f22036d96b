package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.CountTable;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who is in a cohort: its journeys by one attribute after the other, with their shares. */
public final class Profile {

    private static final Texts TEXTS = Texts.of(Profile.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result: the attributes are protected together
     */
    public Profile(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Counts a cohort.
     *
     * @param cohort its definition; each stratum has a profile of its own
     * @param attributes the attributes, in the order in which they are shown
     * @return one row per stratum, attribute and value, after one for all journeys of the stratum
     * @throws InvalidInputException if there is no attribute, one is there twice, or the strata are too many
     */
    public ProfileResult of(CohortDefinition cohort, List<Attribute> attributes) {
        cohort.requireNoChange("profile");
        check(cohort.strata(), attributes);
        List<Counted> counted = new ArrayList<>();
        AnalysisData.Counts<Line> last = null;
        int room = CohortSql.MOST_GROUPS - cohort.strata().size();
        for (int from = 0; from < attributes.size(); from += room) {
            List<Attribute> some = attributes.subList(from, Math.min(from + room, attributes.size()));
            AnalysisData.Counts<Line> counts = counts(cohort, some);
            last = last == null ? counts : counts.after(last.sql());
            for (int i = 0; i < some.size(); i++) {
                counted.add(Counted.of(some.get(i), cohort.strata().size() + i + 1, counts.rows()));
            }
        }
        List<List<String>> strata = strata(counted.get(0));
        List<ShownTable> tables = strata.isEmpty()
                ? List.of()
                : data.shown(
                        cohort.by(),
                        rule,
                        counted.stream().map(one -> table(cohort.strata(), one)).toList());
        List<List<Cell>> rows = new ArrayList<>();
        List<ProfileResult.Profile> profiles = new ArrayList<>();
        for (List<String> codes : strata) {
            Stratum stratum = new Stratum(cohort.strata(), codes);
            OptionalLong all = tables.get(0).count(cell(codes, Dimension.TOTAL));
            List<ProfileResult.Part> parts = new ArrayList<>();
            rows.add(row(
                    stratum,
                    List.of(Dimension.TOTAL, TEXTS.format("profile.all"), Dimension.TOTAL, ""),
                    all,
                    share(all, all)));
            for (int i = 0; i < counted.size(); i++) {
                Attribute attribute = counted.get(i).attribute();
                for (String value : counted.get(i).values()) {
                    OptionalLong journeys = tables.get(i).count(cell(codes, value));
                    OptionalDouble share = share(journeys, all);
                    rows.add(row(
                            stratum,
                            List.of(
                                    attribute.name(),
                                    Groups.label(attribute, Texts.language()),
                                    value,
                                    attribute.label(value, Texts.language())),
                            journeys,
                            share));
                    parts.add(new ProfileResult.Part(
                            attribute.labelFr(), attribute.label(value, Locale.FRENCH), journeys, share));
                }
            }
            profiles.add(new ProfileResult.Profile(stratum.label(), all, parts));
        }
        return new ProfileResult(
                table(cohort, rows),
                data.provenance(cohort, last, TEXTS.in(Locale.FRENCH, "profile.method"), rule, List.of()),
                profiles);
    }

    private static void check(List<Attribute> strata, List<Attribute> attributes) {
        if (attributes.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("profile.empty"));
        }
        List<Attribute> all =
                Stream.concat(strata.stream(), attributes.stream()).toList();
        for (Attribute attribute : attributes) {
            if (Collections.frequency(all, attribute) > 1) {
                throw new InvalidInputException(TEXTS.format("profile.same", attribute.name()));
            }
        }
        if (strata.size() >= CohortSql.MOST_GROUPS) {
            throw new InvalidInputException(TEXTS.format("profile.strata", strata.size(), CohortSql.MOST_GROUPS - 1));
        }
    }

    private AnalysisData.Counts<Line> counts(CohortDefinition cohort, List<Attribute> attributes) {
        int strata = cohort.strata().size();
        return data.counts(
                cohort.by(Stream.concat(cohort.strata().stream(), attributes.stream())
                        .toList()),
                Optional.empty(),
                "crosstab/profile",
                Map.of("strata", strata),
                row -> new Line(
                        (int) row.number("place"),
                        Stream.concat(IntStream.rangeClosed(1, strata).mapToObj(i -> "stratum_" + i), Stream.of("code"))
                                .map(column -> row.text(column).orElse(Attribute.MISSING))
                                .toList(),
                        row.number("journeys")));
    }

    private static List<List<String>> strata(Counted counted) {
        return counted.journeys().keySet().stream()
                .map(codes -> codes.subList(0, codes.size() - 1))
                .distinct()
                .sorted(CrosstabCounts.byCodes())
                .toList();
    }

    private static CountTable table(List<Attribute> strata, Counted counted) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < strata.size(); i++) {
            int at = i;
            dimensions.add(Dimension.flat(
                    strata.get(i).name(),
                    counted.journeys().keySet().stream()
                            .map(codes -> codes.get(at))
                            .distinct()
                            .sorted(CrosstabCounts.ORDER)
                            .toList()));
        }
        dimensions.add(Dimension.flat(counted.attribute().name(), counted.values()));
        return new CountTable(dimensions, counted.journeys());
    }

    private static String[] cell(List<String> stratum, String value) {
        return Stream.concat(stratum.stream(), Stream.of(value)).toArray(String[]::new);
    }

    private static OptionalDouble share(OptionalLong journeys, OptionalLong all) {
        return journeys.isPresent() && all.isPresent()
                ? OptionalDouble.of((double) journeys.getAsLong() / all.getAsLong())
                : OptionalDouble.empty();
    }

    private static List<Cell> row(Stratum stratum, List<String> texts, OptionalLong journeys, OptionalDouble share) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        texts.forEach(text -> cells.add(Cell.text(text)));
        cells.add(Cells.count(journeys));
        cells.add(share.isPresent() ? Cell.measure(share.getAsDouble()) : Cell.HIDDEN);
        return cells;
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("attribute", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("attribute_label", "Caractéristique", "Attribute", Kind.TEXT));
        columns.add(new ResultColumn("value", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("value_label", "Modalité", "Value", Kind.TEXT));
        columns.add(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT));
        columns.add(new ResultColumn("share", "Part", "Share", Kind.RATE));
        return new ResultTable(
                "profile",
                TEXTS.in(Locale.FRENCH, "profile.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "profile.title", cohort.name()),
                columns,
                rows);
    }

    /**
     * The journeys of a cohort by its strata and one attribute, whose values are in the order in which they are shown.
     */
    private record Counted(Attribute attribute, List<String> values, Map<List<String>, Long> journeys) {

        static Counted of(Attribute attribute, int place, List<Line> lines) {
            Map<List<String>, Long> journeys = new HashMap<>();
            lines.stream()
                    .filter(line -> line.place() == place)
                    .forEach(line -> journeys.merge(line.codes(), line.journeys(), Long::sum));
            List<String> values = journeys.keySet().stream()
                    .map(codes -> codes.get(codes.size() - 1))
                    .distinct()
                    .sorted(CrosstabCounts.ORDER)
                    .toList();
            return new Counted(attribute, values, journeys);
        }
    }

    /** Journeys of a stratum with a value of the attribute at a place: the codes of the strata, then its own. */
    private record Line(int place, List<String> codes, long journeys) {}
}
