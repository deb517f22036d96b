package fr.parcours.notebook;

import fr.parcours.engine.analysis.ProcessMapResult;
import fr.parcours.engine.analysis.ProcessMapResult.Arc;
import fr.parcours.engine.analysis.ProcessMapResult.Step;
import fr.parcours.engine.analysis.ProcessMapResult.StratumMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A process map made by hand, of the size and shape of a real one. */
public final class SampleProcessMap {

    private SampleProcessMap() {}

    /** One map per stratum; the journeys of one step are withheld. */
    public static ProcessMapResult map(String... strata) {
        List<Step> steps = List.of(
                step("entry", "Entrée", 1890),
                step("eligibility_favourable", "Recevable", 1890),
                step("support_start", "Accompagnement commencé", 1180),
                step("support_end", "Accompagnement terminé", 860),
                step("dossier", "Livret 2 déposé", 1120),
                step("jury_full", "Jury : validation totale", 540),
                step("jury_partial", "Jury : validation partielle", 270),
                step("jury_none", "Jury : aucune validation", 95),
                new Step("jury_absent", "Jury : absent", OptionalLong.empty(), OptionalLong.empty()),
                step("withdrawal", "Abandon déclaré", 190),
                step("expiry", "Caducité", 210),
                step("validated", "Validé", 540),
                step("refused", "Refusé", 60),
                step("left", "Sorti", 400),
                step("open", "Encore ouvert", 890));
        List<Arc> arcs = List.of(
                arc("entry", "eligibility_favourable", 1890, Double.NaN),
                arc("eligibility_favourable", "support_start", 1180, 2.1),
                arc("eligibility_favourable", "dossier", 390, 8.4),
                arc("eligibility_favourable", "withdrawal", 90, 6.2),
                arc("eligibility_favourable", "open", 230, 14.5),
                arc("support_start", "support_end", 860, 9.3),
                arc("support_start", "withdrawal", 80, 7.7),
                arc("support_start", "open", 240, 16.1),
                arc("support_end", "dossier", 730, 1.2),
                arc("support_end", "expiry", 130, 20.4),
                arc("dossier", "jury_full", 520, 4.2),
                arc("dossier", "jury_partial", 255, 4.4),
                arc("dossier", "jury_none", 92, 4.3),
                arc("dossier", "jury_absent", 14, 4.9),
                arc("dossier", "open", 240, 3.3),
                arc("jury_full", "validated", 540, Double.NaN),
                arc("jury_partial", "dossier", 60, 8.8),
                arc("jury_partial", "jury_full", 20, 9.9),
                arc("jury_partial", "jury_partial", 32, 10.9),
                arc("jury_partial", "open", 180, 12.0),
                arc("jury_none", "refused", 60, Double.NaN),
                arc("withdrawal", "left", 190, Double.NaN),
                arc("expiry", "left", 210, Double.NaN),
                arc("jury_absent", "dossier", 6, 3.0));
        return new ProcessMapResult(
                SampleResults.table(),
                SampleResults.provenance(),
                Stream.of(strata)
                        .map(stratum -> new StratumMap(stratum, steps, arcs))
                        .toList());
    }

    private static Step step(String key, String label, long journeys) {
        return new Step(key, label, OptionalLong.of(journeys), OptionalLong.of(journeys));
    }

    private static Arc arc(String from, String to, long passages, double months) {
        return new Arc(
                from,
                to,
                passages < 10 ? OptionalLong.empty() : OptionalLong.of(passages),
                passages,
                OptionalDouble.empty(),
                Double.isNaN(months) ? OptionalDouble.empty() : OptionalDouble.of(months));
    }
}
