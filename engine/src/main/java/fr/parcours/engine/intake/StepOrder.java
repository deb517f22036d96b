package fr.parcours.engine.intake;

import fr.parcours.layout.StepType;
import java.util.List;

/**
 * A step that cannot come before another.
 *
 * @param step the later step
 * @param needed the step that it needs
 */
public record StepOrder(StepType step, StepType needed) {

    /** Every pair that is checked. */
    public static final List<StepOrder> ALL = List.of(
            new StepOrder(StepType.ELIGIBILITY, StepType.APPLICATION),
            new StepOrder(StepType.DOSSIER, StepType.APPLICATION),
            new StepOrder(StepType.DOSSIER, StepType.ELIGIBILITY),
            new StepOrder(StepType.JURY, StepType.APPLICATION),
            new StepOrder(StepType.JURY, StepType.ELIGIBILITY),
            new StepOrder(StepType.JURY, StepType.DOSSIER),
            new StepOrder(StepType.SUPPORT_END, StepType.SUPPORT_START),
            new StepOrder(StepType.WITHDRAWAL, StepType.APPLICATION),
            new StepOrder(StepType.WITHDRAWAL, StepType.ELIGIBILITY),
            new StepOrder(StepType.EXPIRY, StepType.ELIGIBILITY));
}
