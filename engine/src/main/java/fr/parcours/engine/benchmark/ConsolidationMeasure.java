package fr.parcours.engine.benchmark;

import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.Snapshot;
import fr.parcours.layout.Dataset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How long the consolidation of journeys that every campaign delivers takes: the first time, and once it is kept.
 *
 * @param journeys journeys, each in every campaign
 * @param campaigns number of campaigns
 * @param firstSeconds seconds from opening the dataset to its consolidated relations, nothing being kept
 * @param laterSeconds the same afterwards
 * @param bytes most memory the process held the first time, empty where the system does not tell
 */
public record ConsolidationMeasure(
        long journeys, int campaigns, double firstSeconds, double laterSeconds, OptionalLong bytes) {

    static ConsolidationMeasure of(Path dataset, long journeys, int campaigns, Progress progress) {
        ProcessMemory.forgetPeak();
        double first = Stopwatch.seconds(() -> consolidate(dataset));
        OptionalLong bytes = ProcessMemory.peakBytes();
        progress.advance(1);
        double later = Stopwatch.seconds(() -> consolidate(dataset));
        progress.advance(1);
        return new ConsolidationMeasure(journeys, campaigns, first, later, bytes);
    }

    private static void consolidate(Path dataset) {
        try (Session session = Session.open(SessionSettings.analysis())) {
            new Snapshot(session, Dataset.open(dataset)).consolidate(Optional.empty(), Set.of());
        }
    }
}
