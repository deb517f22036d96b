package fr.parcours.engine.intake.quality;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
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
     * Changes a threshold.
     *
     * @param check the check
     * @param warnAbove measure above which a finding is to be examined, empty to keep it
     * @param stopAbove measure above which it is blocking, empty to keep it
     * @return new thresholds
     */
    public CheckThresholds with(QualityCheck check, OptionalDouble warnAbove, OptionalDouble stopAbove) {
        Threshold old = of(check);
        Map<QualityCheck, Threshold> copy = new EnumMap<>(QualityCheck.class);
        copy.putAll(changed);
        copy.put(
                check,
                new Threshold(warnAbove.orElse(old.warnAbove()), stopAbove.isPresent() ? stopAbove : old.stopAbove()));
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
