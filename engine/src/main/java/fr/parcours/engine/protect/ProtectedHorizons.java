package fr.parcours.engine.protect;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the times at which cumulative incidences may be shown.
 *
 * <p>Two values of a curve show the events between them. So a time is shown when, for each cause, the events since the
 * last time shown are 0 or at least k, and so are the subjects still at risk; otherwise its events are merged into
 * those of the next time.
 */
public final class ProtectedHorizons {

    private ProtectedHorizons() {}

    /**
     * What happened by a time.
     *
     * @param events events since the start, by cause
     * @param atRisk subjects still at risk
     */
    public record Horizon(List<Long> events, long atRisk) {

        /** Copies the list. */
        public Horizon {
            events = List.copyOf(events);
        }
    }

    /**
     * Chooses among times.
     *
     * @param rule the rule
     * @param subjects number of subjects
     * @param horizons the times, increasing
     * @return for each, whether it may be shown
     */
    public static List<Boolean> shown(ProtectionRule rule, long subjects, List<Horizon> horizons) {
        List<Boolean> shown = new ArrayList<>();
        List<Long> before = List.of();
        for (Horizon horizon : horizons) {
            List<Long> last = before;
            boolean enough = rule.shows(subjects) && rule.shows(horizon.atRisk());
            for (int cause = 0; enough && cause < horizon.events().size(); cause++) {
                enough = rule.shows(horizon.events().get(cause) - (last.isEmpty() ? 0 : last.get(cause)));
            }
            if (enough) {
                before = horizon.events();
            }
            shown.add(enough);
        }
        return shown;
    }
}
