package fr.parcours.notebook;

import static fr.parcours.engine.result.Cell.MISSING;
import static fr.parcours.engine.result.Cell.text;

import fr.parcours.engine.analysis.HazardResult;
import fr.parcours.engine.analysis.Occupation;
import fr.parcours.engine.analysis.OccupationResult;
import fr.parcours.engine.analysis.OutcomeResult;
import fr.parcours.engine.analysis.Outcomes;
import fr.parcours.engine.analysis.SeriesResult;
import fr.parcours.engine.analysis.StockResult;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Results over time made by hand, of the size and shape of real ones. */
public final class SampleCurves {

    private static final List<String> OUTCOMES =
            List.of("Validation totale", "Validation partielle", "Aucune validation", "Abandon ou caducité avant jury");
    private static final List<String> STATES = List.of(
            "Ouvert, livret 2 non déposé",
            "Livret 2 déposé, sans décision",
            "Validation totale",
            "Validation partielle, parcours ouvert",
            "Aucune validation, parcours ouvert",
            "Abandon ou caducité avant décision",
            "Abandon ou caducité après une décision");
    private static final int[] HORIZONS = {6, 12, 18, 24, 36};

    private SampleCurves() {}

    private static ResultTable labels(String name, List<String> keys, List<String> labels) {
        return new ResultTable(
                name + "s",
                "Titre",
                "Title",
                List.of(
                        new ResultColumn(name, "Clé", "Key", Kind.TEXT),
                        new ResultColumn(name + "_label", "Issue", "Outcome", Kind.TEXT),
                        new ResultColumn("probability", "Probabilité", "Probability", Kind.RATE)),
                IntStream.range(0, keys.size())
                        .mapToObj(i -> List.of(text(keys.get(i)), text(labels.get(i)), MISSING))
                        .toList());
    }

    /** Outcomes by month; the last stratum is withheld if its name is a star. */
    public static OutcomeResult outcomes(String... strata) {
        double[] ends = {0.29, 0.15, 0.05, 0.21};
        List<OutcomeResult.Curves> curves = IntStream.range(0, strata.length)
                .mapToObj(s -> new OutcomeResult.Curves(
                        strata[s],
                        IntStream.rangeClosed(1, strata[s].equals("*") ? 0 : 40)
                                .mapToObj(month -> {
                                    double share = 1 / (1 + Math.pow((14.0 + s) / month, 3));
                                    List<Double> outcomes = IntStream.range(0, ends.length)
                                            .mapToObj(i -> share * ends[i])
                                            .toList();
                                    return new OutcomeResult.Point(
                                            month,
                                            outcomes,
                                            outcomes.stream()
                                                    .map(p -> new OutcomeResult.Limits(p * 0.92, p * 1.08))
                                                    .toList(),
                                            1 - 0.7 * share);
                                })
                                .toList()))
                .toList();
        return new OutcomeResult(
                labels("outcome", Outcomes.OUTCOMES, OUTCOMES), SampleResults.provenance(), curves, List.of());
    }

    /** States at five horizons; one with two small states is withheld if asked for. */
    public static OccupationResult occupation(boolean withheld, String... strata) {
        List<OccupationResult.Point> points = new ArrayList<>();
        for (int s = 0; s < strata.length; s++) {
            for (int months : HORIZONS) {
                double done = 1 / (1 + Math.pow((15.0 + s) / months, 3));
                double[] shares = {0, 0.12 * (1 - done), 0.34 * done, 0.16 * done, 0.06 * done, 0.17 * done, 0.04 * done
                };
                shares[0] = 1
                        - IntStream.range(1, shares.length)
                                .mapToDouble(i -> shares[i])
                                .sum();
                boolean hides = withheld && months == 24;
                points.add(new OccupationResult.Point(
                        strata[s],
                        months,
                        IntStream.range(0, shares.length)
                                .mapToObj(i -> hides && (i == 4 || i == 6)
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(shares[i]))
                                .toList()));
            }
        }
        return new OccupationResult(labels("state", Occupation.STATES, STATES), SampleResults.provenance(), points);
    }

    /** Hazards by half year, then by year. */
    public static HazardResult hazard(String... strata) {
        int[] bounds = {0, 6, 12, 18, 24, 36, 48};
        double[] hazards = {0.008, 0.041, 0.055, 0.032, 0.014, 0.006};
        List<HazardResult.Curve> curves = IntStream.range(0, strata.length)
                .mapToObj(s -> new HazardResult.Curve(
                        strata[s],
                        IntStream.range(0, hazards.length)
                                .mapToObj(i -> {
                                    double hazard = hazards[i] * (1 + 0.1 * s);
                                    return new HazardResult.Piece(
                                            bounds[i],
                                            bounds[i + 1],
                                            500 - 60L * i,
                                            40,
                                            hazard,
                                            hazard * 0.8,
                                            hazard * (i == 5 ? 9 : 1.25),
                                            0,
                                            Double.NaN,
                                            Double.NaN);
                                })
                                .toList()))
                .toList();
        return new HazardResult(SampleResults.table(), SampleResults.provenance(), "le jury", curves);
    }

    /** Cohorts of six years; one is withheld, the last not followed long enough. */
    public static SeriesResult series(String... strata) {
        List<SeriesResult.Year> years = new ArrayList<>();
        for (int s = 0; s < strata.length; s++) {
            for (int year = 2004; year <= 2009; year++) {
                boolean shown = year < 2009 && year != 2006;
                long total = 400 + 60L * (year - 2004);
                long offset = s * 12L + 5L * (year % 3);
                years.add(new SeriesResult.Year(
                        strata[s],
                        year,
                        year < 2009,
                        OptionalLong.of(total),
                        share(shown, total * 47 / 100 + offset, total),
                        share(shown, total * 28 / 100 + offset, total),
                        share(shown, total * 21 / 100 - offset, total)));
            }
        }
        return new SeriesResult(SampleResults.table(), SampleResults.provenance(), years);
    }

    private static Optional<Proportion> share(boolean shown, long part, long total) {
        return shown ? Optional.of(Proportion.wilson(part, total)) : Optional.empty();
    }

    /** Stocks of eight years, the last incomplete. */
    public static StockResult stock(String... strata) {
        List<StockResult.Year> years = new ArrayList<>();
        for (int s = 0; s < strata.length; s++) {
            for (int year = 2003; year <= 2010; year++) {
                long scale = 3L - s;
                years.add(new StockResult.Year(
                        strata[s],
                        year,
                        year == 2010,
                        OptionalLong.of((600 + 140L * ((year * 7) % 5)) * scale),
                        year == 2003 ? OptionalLong.empty() : OptionalLong.of((300 + 45L * (year - 2003)) * scale),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty()));
            }
        }
        return new StockResult(SampleResults.table(), SampleResults.provenance(), years);
    }
}
