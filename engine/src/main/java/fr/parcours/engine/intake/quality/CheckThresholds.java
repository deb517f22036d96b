package fr.parcours.engine.intake.quality;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The thresholds in force for the extracts of a certifier. Immutable. */
public final class CheckThresholds {

    private static final CheckThresholds DEFAULTS = new CheckThresholds(Map.of());

    private final Map<QualityCheck, Threshold> changed;

    private CheckThresholds(Map<QualityCheck, Threshold> changed) {
        this.changed = Collections.unmodifiableMap(changed);
    }

    /**
     * Returns the thresholds when no specification says otherwise.
     *
     * @return those of {@link QualityCheck#threshold()}
     */
    public static CheckThresholds defaults() {
        return DEFAULTS;
    }

    /**
     * Changes a threshold, as a specification does.
     *
     * @param check stable name of the check
     * @param warnAbove measure above which a finding is to be examined, empty to keep it
     * @param stopAbove measure above which it is blocking, empty to keep it
     * @return new thresholds
     * @throws InvalidInputException if there is no such check; the message lists those there are
     */
    public CheckThresholds with(String check, Optional<Double> warnAbove, Optional<Double> stopAbove) {
        QualityCheck known = QualityCheck.find(check)
                .orElseThrow(() -> new InvalidInputException(Texts.of(CheckThresholds.class)
                        .format("check.unknown", check, String.join(", ", QualityCheck.keys()))));
        Threshold old = of(known);
        Map<QualityCheck, Threshold> copy = new EnumMap<>(QualityCheck.class);
        copy.putAll(changed);
        copy.put(
                known,
                new Threshold(
                        warnAbove.orElse(old.warnAbove()),
                        stopAbove.map(OptionalDouble::of).orElse(old.stopAbove())));
        return new CheckThresholds(copy);
    }

    /**
     * Returns the threshold of a check.
     *
     * @param check the check
     * @return its threshold
     */
    public Threshold of(QualityCheck check) {
        return changed.getOrDefault(check, check.threshold());
    }
}
