package fr.parcours.engine.intake.quality;

/**
 * A difference between two campaigns, counted for one subject.
 *
 * @param certifier code of the certifier
 * @param check what was compared
 * @param subject a unit, a département, {@code attribute:code}, a step, {@code certifier:code} or {@code region:code};
 *     empty when the check has none
 * @param before count at the previous campaign, or of what was compared
 * @param now count at this campaign, or of what stayed the same
 * @param rows journeys or steps touched
 * @param base journeys or steps that could have been
 */
public record CampaignFinding(
        String certifier, QualityCheck check, String subject, long before, long now, long rows, long base) {

    /**
     * Returns the measure to compare with a threshold.
     *
     * @return rows in proportion to the base
     */
    public double measure() {
        return base == 0 ? 0 : (double) rows / base;
    }
}
