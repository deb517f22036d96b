package fr.parcours.notebook.chart;

import fr.parcours.layout.Texts;

/** Says in the subtitle which strata have no panel. */
final class Panels {

    private static final Texts TEXTS = Texts.of(Panels.class);

    private Panels() {}

    /**
     * Writes a subtitle.
     *
     * @param cohort name of the cohort
     * @param known strata that could have a panel
     * @param all all strata
     */
    static String subtitle(String cohort, int known, int all) {
        String subtitle = known == all ? cohort : TEXTS.format("panels.withheld", cohort, all - known);
        return known <= PanelChart.MOST ? subtitle : TEXTS.format("panels.first", subtitle, PanelChart.MOST, known);
    }
}
