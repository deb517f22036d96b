package fr.parcours.notebook;

import static fr.parcours.engine.result.Cell.HIDDEN;
import static fr.parcours.engine.result.Cell.MISSING;
import static fr.parcours.engine.result.Cell.count;
import static fr.parcours.engine.result.Cell.measure;
import static fr.parcours.engine.result.Cell.text;

import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.analysis.DurationResult;
import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.FunnelPlotResult;
import fr.parcours.engine.analysis.ProfileResult;
import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Provenance;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.area.FunnelLimits;
import fr.parcours.engine.stats.area.FunnelStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results made by hand, of the size and shape of real ones. */
public final class SampleResults {

    private SampleResults() {}

    public static Provenance provenance() {
        return new Provenance(
                "Recevables 2007-2009",
                "Parcours recevables du 1er janvier 2007 au 31 décembre 2009.",
                "Journeys found eligible from 2007 to 2009.",
                "Kaplan-Meier",
                Provenance.Population.COHORT,
                List.of("23", "82", "93"),
                List.of("2007-1", "2010-1"),
                "2010-1",
                LocalDate.of(2010, 1, 15),
                true,
                "Effectifs inférieurs à 5 masqués",
                true,
                List.of(),
                List.of("select 1"));
    }

    public static ResultTable table() {
        return new ResultTable(
                "flow",
                "Flux des parcours <2007 & après>",
                "Flow of journeys",
                List.of(
                        new ResultColumn("stage", "Étape", "Stage", Kind.TEXT),
                        new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT),
                        new ResultColumn("share", "Part des entrées", "Share of entries", Kind.RATE),
                        new ResultColumn("median", "Médiane (mois)", "Median (months)", Kind.MONTHS)),
                List.of(
                        List.of(text("Décision <favorable>"), count(18941), measure(1.0), measure(13.64)),
                        List.of(text("Jury"), count(8902), measure(0.47), MISSING),
                        List.of(text("Aucune validation"), HIDDEN, HIDDEN, MISSING)));
    }

    public static ProfileResult profile(String... strata) {
        List<ProfileResult.Profile> profiles = IntStream.range(0, strata.length)
                .mapToObj(s -> new ProfileResult.Profile(
                        strata[s],
                        OptionalLong.of(1000),
                        List.of(
                                part("Sexe", "Femmes", 700 - 50 * s),
                                part("Sexe", "Hommes", 300 + 50 * s),
                                part("Âge à l'entrée", "15-29", 180 + 10 * s),
                                part("Âge à l'entrée", "30-49", 818 - 10 * s),
                                new ProfileResult.Part(
                                        "Âge à l'entrée", "50+", OptionalLong.empty(), OptionalDouble.empty()))))
                .toList();
        return new ProfileResult(table(), provenance(), profiles);
    }

    /** Ten journeys in each place. */
    public static ProfileResult profileOf(String... places) {
        List<ProfileResult.Part> parts =
                Stream.of(places).map(place -> part("Commune", place, 10)).toList();
        return new ProfileResult(
                table(),
                provenance(),
                List.of(new ProfileResult.Profile("", OptionalLong.of(10L * places.length), parts)));
    }

    private static ProfileResult.Part part(String attribute, String value, long journeys) {
        return new ProfileResult.Part(
                attribute, value, OptionalLong.of(journeys), OptionalDouble.of(journeys / 1000.0));
    }

    public static FlowResult flow(String... strata) {
        String[] labels = {
            "Recevabilité favorable",
            "Accompagnement commencé",
            "Livret 2 déposé",
            "Passage devant un jury",
            "Validation partielle ou totale",
            "Validation totale"
        };
        double[] shares = {1, 0.624, 0.561, 0.472, 0.415, 0.284};
        List<FlowResult.Funnel> funnels = IntStream.range(0, strata.length)
                .mapToObj(s -> new FlowResult.Funnel(
                        strata[s],
                        IntStream.range(0, labels.length)
                                .mapToObj(i -> new FlowResult.Stage(
                                        "stage" + i,
                                        labels[i],
                                        OptionalLong.of(Math.round(18941 * shares[i])),
                                        OptionalDouble.of(i == 0 ? 1 : shares[i] - 0.05 * s)))
                                .toList()))
                .toList();
        return new FlowResult(table(), provenance(), funnels);
    }

    public static DurationResult duration(String... strata) {
        List<DurationResult.Curve> curves = IntStream.range(0, strata.length)
                .mapToObj(s -> {
                    List<DurationResult.Point> points = new ArrayList<>();
                    for (double month = 0; month <= 36; month += 0.75) {
                        double waiting = 0.2 + 0.8 / (1 + Math.pow(month / (12.0 + 2 * s), 3.5));
                        double half = month == 0 ? Double.NaN : 0.012 + 0.001 * month;
                        // Protection keeps no date around the second year.
                        if (Math.abs(month - 24) > 1.5) {
                            points.add(new DurationResult.Point(
                                    month,
                                    waiting,
                                    waiting - half,
                                    waiting + half,
                                    OptionalLong.of(Math.round(waiting * (1200 - 20 * month) / 5) * 5)));
                        }
                    }
                    return new DurationResult.Curve(strata[s], points, OptionalDouble.of(13.6));
                })
                .toList();
        return new DurationResult(table(), provenance(), "le jury", curves, Optional.empty());
    }

    public static DropOutResult dropOut(String... strata) {
        List<DropOutResult.Rate> rates = new ArrayList<>();
        for (int s = 0; s < strata.length; s++) {
            rates.add(new DropOutResult.Rate(
                    strata[s],
                    "declared",
                    "Abandon déclaré",
                    OptionalDouble.of(0.083 + 0.01 * s),
                    OptionalDouble.of(0.071 + 0.01 * s),
                    OptionalDouble.of(0.096 + 0.01 * s)));
            rates.add(new DropOutResult.Rate(
                    strata[s],
                    "presumed",
                    "Abandon présumé (24 mois sans étape)",
                    OptionalDouble.of(0.241 + 0.02 * s),
                    OptionalDouble.of(0.221 + 0.02 * s),
                    OptionalDouble.of(0.262 + 0.02 * s)));
        }
        return new DropOutResult(table(), provenance(), rates);
    }

    public static TerritoryResult territory() {
        String[] names = {
            "Ain",
            "Ardèche",
            "Drôme",
            "Isère",
            "Loire",
            "Rhône",
            "Savoie",
            "Haute-Savoie",
            "Bouches-du-Rhône",
            "Alpes-de-Haute-Provence",
            "Var",
            "Eure",
            "Seine-Maritime",
            "Lozère",
            "Non renseigné"
        };
        List<TerritoryResult.Zone> zones = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            double rate = 0.35 + 0.013 * ((i * 7) % 15);
            boolean hidden = i == 13;
            zones.add(new TerritoryResult.Zone(
                    String.format("%02d", i + 1),
                    names[i],
                    hidden ? OptionalLong.empty() : OptionalLong.of(300 + 40L * i),
                    hidden ? OptionalDouble.empty() : OptionalDouble.of(rate),
                    hidden ? OptionalDouble.empty() : OptionalDouble.of(rate - 0.04),
                    hidden ? OptionalDouble.empty() : OptionalDouble.of(rate + 0.045)));
        }
        List<List<Cell>> rows = List.of();
        return new TerritoryResult(
                new ResultTable("territory", "Par département", "By département", List.of(), rows),
                provenance(),
                zones);
    }

    /** Areas of growing size whose rates move away from the mean by turns. */
    public static FunnelPlotResult funnelPlot() {
        double[] distances = {0.4, -1.2, 2.3, -0.3, 3.9, 0.8, -2.4, 1.1, -3.6, 0.2, 1.7, -0.9};
        double target = 0.42;
        List<FunnelPlotResult.Point> points = new ArrayList<>();
        List<FunnelLimits> curves = new ArrayList<>();
        for (int i = 0; i < distances.length; i++) {
            long size = 25 + 12L * i * i;
            double error = Math.sqrt(target * (1 - target) / size);
            double distance = Math.abs(distances[i]);
            FunnelStatus status = i == 0
                    ? FunnelStatus.UNDEFINED
                    : distance < 1.96
                            ? FunnelStatus.WITHIN
                            : distances[i] > 0
                                    ? (distance < 3.09 ? FunnelStatus.ABOVE : FunnelStatus.FAR_ABOVE)
                                    : (distance < 3.09 ? FunnelStatus.BELOW : FunnelStatus.FAR_BELOW);
            points.add(new FunnelPlotResult.Point(
                    "d" + i, "Territoire " + i, size, target + distances[i] * error, status));
            curves.add(new FunnelLimits(
                    size, target - 3.09 * error, target - 1.96 * error, target + 1.96 * error, target + 3.09 * error));
        }
        return new FunnelPlotResult(table(), provenance(), List.of(), target, points, curves);
    }
}
