package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.VariantResult.Variant;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variants of a cohort: the sequences of steps that its journeys took from the entry on, the most frequent ones
 * told apart.
 *
 * <p>Steps and ends are those of the {@linkplain ProcessMap process map}. Journeys still open count with the steps
 * known so far. A sequence that may not be shown goes to the others. What may be shown does not depend on how many are
 * asked for: who asks for five and then for six learns what the sixth one counts, and no more.
 */
public final class Variants {

    private static final Texts TEXTS = Texts.of(Variants.class);
    private static final double MEDIAN = 0.5;
    private static final String SEQUENCE = "sequence";

    /** Sequences of a stratum that are protected as if they were listed, even if fewer are. */
    private static final int USUAL = 20;

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public Variants(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /**
     * Lists the sequences of a cohort.
     *
     * @param cohort its definition
     * @param most how many are told apart in each stratum, at least 1
     * @return the sequences, by stratum
     * @throws InvalidInputException if none would be told apart
     */
    public VariantResult of(CohortDefinition cohort, int most) {
        cohort.requireNoChange("variants");
        if (most < 1) {
            throw new InvalidInputException(TEXTS.format("variants.most", most));
        }
        AnalysisData.Counts<Counted> counts = data.counts(
                cohort,
                Optional.empty(),
                "flow/variants",
                Map.of("most", Math.max(most, USUAL)),
                row -> new Counted(
                        row.text("stratum").orElse(""),
                        row.text("sequence").orElse(""),
                        Place.of(row.number("ending")),
                        row.text("days")
                                .map(Long::parseLong)
                                .map(OptionalLong::of)
                                .orElse(OptionalLong.empty()),
                        row.number("journeys")));
        Map<Stratum, Map<String, Sequence>> strata = new LinkedHashMap<>();
        for (Counted counted : counts.rows()) {
            Sequence sequence = new Sequence(counted.sequence(), counted.ending());
            strata.computeIfAbsent(Stratum.parse(cohort.strata(), counted.stratum()), unused -> new LinkedHashMap<>())
                    .computeIfAbsent(sequence.code(), unused -> sequence)
                    .add(counted);
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<Variant> variants = new ArrayList<>();
        if (!strata.isEmpty()) {
            Map<Stratum, List<Sequence>> frequent = new LinkedHashMap<>();
            strata.forEach(
                    (stratum, sequences) -> frequent.put(stratum, frequent(sequences.values(), Math.max(most, USUAL))));
            ShownTable shown = shown(cohort, strata, frequent.values());
            strata.forEach((stratum, sequences) -> addStratum(
                    stratum,
                    sequences.size(),
                    frequent.get(stratum).stream()
                            .filter(sequence -> SplitCounts.count(shown, stratum, sequence.code())
                                    .isPresent())
                            .limit(most)
                            .toList(),
                    SplitCounts.count(shown, stratum, Dimension.TOTAL),
                    rows,
                    variants));
        }
        return new VariantResult(
                table(cohort, rows),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "variants.method"), rule, List.of()),
                variants);
    }

    /** The sequences of a stratum that are large enough, the most frequent first. */
    private List<Sequence> frequent(Collection<Sequence> sequences, int depth) {
        return sequences.stream()
                .filter(sequence -> rule.shows(sequence.journeys()))
                .sorted(Comparator.comparingLong(Sequence::journeys).reversed())
                .limit(depth)
                .toList();
    }

    /**
     * The frequent sequences by stratum, as they may be shown. The others are one category, in no table, which goes by
     * the name of what it leaves out: it is another one when more sequences are told apart.
     */
    private ShownTable shown(
            CohortDefinition cohort,
            Map<Stratum, Map<String, Sequence>> strata,
            Collection<List<Sequence>> frequentByStratum) {
        Set<String> frequent = frequentByStratum.stream()
                .flatMap(List::stream)
                .map(Sequence::code)
                .collect(Collectors.toCollection(TreeSet::new));
        String others = SplitCounts.rest(
                UUID.nameUUIDFromBytes(String.join("\n", frequent).getBytes(StandardCharsets.UTF_8))
                        .toString());
        SplitCounts split = new SplitCounts(cohort.strata());
        strata.forEach((stratum, sequences) -> sequences.forEach(
                (code, sequence) -> split.add(stratum, frequent.contains(code) ? code : others, sequence.journeys())));
        Dimension dimension = Dimension.flat(
                        SEQUENCE,
                        Stream.concat(frequent.stream(), Stream.of(others)).toList())
                .withRemainders(others);
        return data.shown(cohort, rule, List.of(split.by(dimension))).get(0);
    }

    private void addStratum(
            Stratum stratum,
            int sequences,
            List<Sequence> apart,
            OptionalLong entered,
            List<List<Cell>> rows,
            List<Variant> variants) {
        long told = 0;
        for (Sequence sequence : apart) {
            told += sequence.journeys();
            DaysTaken.Quantiles quantiles = sequence.days.quantiles(rule);
            List<Cell> cells = start(
                    stratum, sequence.key(), sequence.label(Texts.language()), sequence.ending.label(Texts.language()));
            cells.addAll(counts(sequence.journeys(), told, entered));
            cells.add(sequence.isMore() ? quantiles.cell(MEDIAN) : Cell.MISSING);
            rows.add(cells);
            variants.add(new Variant(
                    stratum.label(),
                    sequence.label(Locale.FRENCH),
                    OptionalLong.of(sequence.journeys()),
                    share(sequence.journeys(), entered),
                    sequence.isMore() ? quantiles.months(MEDIAN) : OptionalDouble.empty()));
        }
        if (entered.isPresent() && entered.getAsLong() == told) {
            return;
        }
        // Anybody can subtract those told apart from all: if the others were few, one of those would be hidden too.
        int kinds = sequences - apart.size();
        List<Cell> cells = start(
                stratum,
                "other",
                entered.isPresent() ? TEXTS.format("variants.others", kinds) : TEXTS.format("variants.withheld"),
                "");
        cells.addAll(
                entered.isPresent()
                        ? counts(entered.getAsLong() - told, entered.getAsLong(), entered)
                        : List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
        cells.add(Cell.MISSING);
        rows.add(cells);
        OptionalLong others = entered.isPresent() ? OptionalLong.of(entered.getAsLong() - told) : OptionalLong.empty();
        variants.add(new Variant(
                stratum.label(),
                entered.isPresent()
                        ? TEXTS.in(Locale.FRENCH, "variants.others", kinds)
                        : TEXTS.in(Locale.FRENCH, "variants.withheld"),
                others,
                others.isPresent() ? share(others.getAsLong(), entered) : OptionalDouble.empty(),
                OptionalDouble.empty()));
    }

    private static List<Cell> start(Stratum stratum, String key, String label, String ending) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.text(key));
        cells.add(Cell.text(label));
        cells.add(Cell.text(ending));
        return cells;
    }

    private static List<Cell> counts(long journeys, long cumulated, OptionalLong entered) {
        return List.of(Cell.count(journeys), shareCell(journeys, entered), shareCell(cumulated, entered));
    }

    private static Cell shareCell(long journeys, OptionalLong entered) {
        return Cells.shownRate(share(journeys, entered), OptionalLong.of(journeys), entered);
    }

    private static OptionalDouble share(long journeys, OptionalLong entered) {
        return entered.isPresent()
                ? OptionalDouble.of((double) journeys / entered.getAsLong())
                : OptionalDouble.empty();
    }

    private static ResultTable table(CohortDefinition cohort, List<List<Cell>> rows) {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(cohort.strata()));
        columns.add(new ResultColumn("sequence", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("sequence_label", "Suite d'étapes", "Sequence of steps", Kind.TEXT));
        columns.add(new ResultColumn("ending", "Situation", "Situation", Kind.TEXT));
        columns.add(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT));
        columns.add(new ResultColumn("share", "Part", "Share", Kind.RATE));
        columns.add(new ResultColumn("cumulated", "Part cumulée", "Cumulated share", Kind.RATE));
        columns.add(new ResultColumn("median", "Médiane (mois)", "Median (months)", Kind.MONTHS));
        return new ResultTable(
                "variants",
                TEXTS.in(Locale.FRENCH, "variants.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "variants.title", cohort.name()),
                columns,
                rows);
    }

    private record Counted(String stratum, String sequence, Place ending, OptionalLong days, long journeys) {}

    /** One sequence of places and how it ended. */
    private static final class Sequence {
        private final List<Place> places;
        private final Place ending;
        private final String numbers;
        private final DaysTaken days = new DaysTaken();
        private long journeys;

        private Sequence(String numbers, Place ending) {
            this.numbers = numbers;
            this.places = Arrays.stream(numbers.split(" "))
                    .map(Long::valueOf)
                    .map(Place::of)
                    .toList();
            this.ending = ending;
        }

        private void add(Counted counted) {
            journeys += counted.journeys();
            counted.days().ifPresent(number -> days.add(number, counted.journeys()));
        }

        private long journeys() {
            return journeys;
        }

        /** Who only entered has not taken any time. */
        private boolean isMore() {
            return places.size() > 1;
        }

        /** Its category in the table of counts. */
        private String code() {
            return numbers + ' ' + ending.key();
        }

        private String key() {
            return numbers.replace(' ', '-');
        }

        private String label(Locale language) {
            return places.stream().map(place -> place.shortLabel(language)).collect(Collectors.joining(" → "));
        }
    }
}
