package fr.parcours.engine.result;

import fr.parcours.engine.result.ResultColumn.Kind;
import java.time.LocalDate;
import java.util.List;

/** A small result with every kind of cell. */
final class Results {

    private Results() {}

    record Plain(ResultTable table, Provenance provenance) implements Result {}

    record Detailed(ResultTable table, Provenance provenance, List<ResultTable> details) implements Result {}

    static Result sample() {
        return new Plain(table(), provenance(true));
    }

    static ResultTable table() {
        return new ResultTable(
                "duration",
                "Délai jusqu'au jury",
                "Time to jury",
                List.of(
                        new ResultColumn("level", "Niveau visé", "Level aimed at", Kind.TEXT),
                        new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT),
                        new ResultColumn("jury_rate", "Part au jury", "Jury rate", Kind.RATE),
                        new ResultColumn("median", "Médiane (mois)", "Median (months)", Kind.MONTHS)),
                List.of(
                        List.of(Cell.text("5"), Cell.count(12345), Cell.measure(0.4567), Cell.measure(20.25)),
                        List.of(Cell.text("=cmd()"), Cell.HIDDEN, Cell.HIDDEN, Cell.MISSING)));
    }

    static Provenance provenance(boolean simulated) {
        return new Provenance(
                "Recevables 2008",
                "Parcours déclarés recevables en 2008",
                "Journeys found eligible in 2008",
                "Kaplan–Meier",
                Provenance.Population.COHORT,
                List.of("82", "93"),
                List.of("2009-1", "2009-2"),
                "2009-2",
                LocalDate.of(2009, 7, 15),
                simulated,
                "seuil 5",
                true,
                List.of("peu d'événements"),
                List.of("select count(*)\nfrom cohort\n"));
    }
}
