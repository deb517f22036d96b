package fr.parcours.engine.intake.quality;

import java.util.List;

/**
 * What one check found in one certifier's extract, judged.
 *
 * @param check the check
 * @param verdict what the threshold says
 * @param rows rows, journeys or steps touched
 * @param rejected rows rejected for this reason before any other
 * @param base rows, journeys or steps that could have been touched
 * @param measure what was compared with the threshold: a share, or the relative change of volumes
 * @param threshold the threshold in force
 * @param examples the largest subjects, at most {@value #MAX_EXAMPLES}, none for checks of rows
 */
public record CheckFinding(
        QualityCheck check,
        Verdict verdict,
        long rows,
        long rejected,
        long base,
        double measure,
        Threshold threshold,
        List<Example> examples) {

    /** Most examples given. */
    public static final int MAX_EXAMPLES = 5;

    /** Copies the list. */
    public CheckFinding {
        examples = List.copyOf(examples);
    }

    /**
     * One subject of a finding: never a person.
     *
     * @param subject as in {@link CampaignFinding#subject()}
     * @param before count at the previous campaign, or of what was compared
     * @param now count at this campaign, or of what stayed the same
     * @param rows journeys or steps touched
     */
    public record Example(String subject, long before, long now, long rows) {}
}
