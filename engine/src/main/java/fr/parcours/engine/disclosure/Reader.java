package fr.parcours.engine.disclosure;

import fr.parcours.engine.protect.ProtectionRule;
import java.util.OptionalLong;

/** Who reads a report. */
public enum Reader {
    /** The observatory that copies its own partitions: all figures. */
    SENDER,
    /** Who receives the copy: numbers of persons or journeys from 1 to k − 1 are only said to be under k. */
    RECIPIENT;

    /** The number as this reader may see it, empty when it may not. */
    OptionalLong shown(long count, Thresholds thresholds) {
        boolean shown = this == SENDER || ProtectionRule.of(thresholds.k()).shows(count);
        return shown ? OptionalLong.of(count) : OptionalLong.empty();
    }
}
