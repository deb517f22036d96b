package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.VariantResult.Variant;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The variants of a cohort: the sequences of steps that its journeys took from the entry on, the most frequent ones
 * told apart.
 *
 * <p>Steps and ends are those of the {@linkplain ProcessMap process map}. Journeys still open count with the steps
 * known so far. A sequence of fewer journeys than the rule shows goes to the others; when these are too few, the rarest
 * of those told apart joins them.
 */
public final class Variants {

    private static final Texts TEXTS = Texts.of(Variants.class);
    private static final double MEDIAN = 0.5;

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
                Map.of("most", most),
                row -> new Counted(
                        row.text("stratum").orElse(""),
                        row.text("sequence").orElse(""),
                        Place.of(row.number("ending")),
                        row.text("days")
                                .map(Long::parseLong)
                                .map(OptionalLong::of)
                                .orElse(OptionalLong.empty()),
                        row.number("journeys")));
        Map<String, Map<String, Sequence>> strata = new LinkedHashMap<>();
        for (Counted counted : counts.rows()) {
            strata.computeIfAbsent(counted.stratum(), unused -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            counted.sequence() + ' ' + counted.ending(),
                            unused -> new Sequence(counted.sequence(), counted.ending()))
                    .add(counted);
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<Variant> variants = new ArrayList<>();
        strata.forEach((code, sequences) -> addStratum(
                Stratum.parse(cohort.strata(), code), List.copyOf(sequences.values()), most, rows, variants));
        return new VariantResult(
                table(cohort, rows),
                data.provenance(cohort, counts, TEXTS.in(Locale.FRENCH, "variants.method"), rule, List.of()),
                variants);
    }

    private void addStratum(
            Stratum stratum, List<Sequence> sequences, int most, List<List<Cell>> rows, List<Variant> variants) {
        long entered = sequences.stream().mapToLong(Sequence::journeys).sum();
        List<Sequence> apart = apart(sequences, most);
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
                    OptionalDouble.of((double) sequence.journeys() / entered),
                    sequence.isMore() ? quantiles.months(MEDIAN) : OptionalDouble.empty()));
        }
        long others = entered - told;
        if (others == 0) {
            return;
        }
        boolean shown = rule.shows(others);
        int kinds = sequences.size() - apart.size();
        List<Cell> cells = start(
                stratum,
                "other",
                shown ? TEXTS.format("variants.others", kinds) : TEXTS.format("variants.withheld"),
                "");
        cells.addAll(shown ? counts(others, entered, entered) : List.of(Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN));
        cells.add(Cell.MISSING);
        rows.add(cells);
        variants.add(new Variant(
                stratum.label(),
                shown
                        ? TEXTS.in(Locale.FRENCH, "variants.others", kinds)
                        : TEXTS.in(Locale.FRENCH, "variants.withheld"),
                shown ? OptionalLong.of(others) : OptionalLong.empty(),
                shown ? OptionalDouble.of((double) others / entered) : OptionalDouble.empty(),
                OptionalDouble.empty()));
    }

    /** The sequences told apart, the most frequent first, so that neither they nor the others are too few. */
    private List<Sequence> apart(List<Sequence> sequences, int most) {
        List<Sequence> apart = new ArrayList<>(sequences.stream()
                .filter(sequence -> rule.shows(sequence.journeys()))
                .sorted(Comparator.comparingLong(Sequence::journeys).reversed())
                .limit(most)
                .toList());
        long others = sequences.stream().mapToLong(Sequence::journeys).sum()
                - apart.stream().mapToLong(Sequence::journeys).sum();
        while (!rule.shows(others) && !apart.isEmpty()) {
            others += apart.remove(apart.size() - 1).journeys();
        }
        return apart;
    }

    private static List<Cell> start(Stratum stratum, String key, String label, String ending) {
        List<Cell> cells = new ArrayList<>(stratum.cells());
        cells.add(Cell.text(key));
        cells.add(Cell.text(label));
        cells.add(Cell.text(ending));
        return cells;
    }

    private static List<Cell> counts(long journeys, long cumulated, long entered) {
        return List.of(
                Cell.count(journeys),
                Cell.measure((double) journeys / entered),
                Cell.measure((double) cumulated / entered));
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

        private String key() {
            return numbers.replace(' ', '-');
        }

        private String label(Locale language) {
            return places.stream().map(place -> place.shortLabel(language)).collect(Collectors.joining(" → "));
        }
    }
}
