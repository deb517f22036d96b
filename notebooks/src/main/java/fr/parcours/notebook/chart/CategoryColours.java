package fr.parcours.notebook.chart;

import java.awt.Color;
import java.util.Map;

/** The colours of categories that come in several charts: the same one everywhere. */
final class CategoryColours {

    private static final Color FULL = ChartStyle.color(0);
    private static final Color PARTIAL = ChartStyle.color(5);
    private static final Color NONE = ChartStyle.color(1);
    private static final Color LEFT = ChartStyle.color(4);
    private static final Color JURY = ChartStyle.color(2);

    private static final Map<String, Color> COLOURS = Map.ofEntries(
            Map.entry("full", FULL),
            Map.entry("jury_full", FULL),
            Map.entry("validated", FULL),
            Map.entry("partial", PARTIAL),
            Map.entry("jury_partial", PARTIAL),
            Map.entry("none", NONE),
            Map.entry("jury_none", NONE),
            Map.entry("refused", NONE),
            Map.entry("eligibility_unfavourable", NONE),
            Map.entry("left", LEFT),
            Map.entry("withdrawal", LEFT),
            Map.entry("expiry", LEFT),
            Map.entry("left_after", ChartStyle.color(3)),
            Map.entry("jury", JURY),
            Map.entry("dossier", new Color(0x8F, 0xD3, 0xBE)),
            Map.entry("open", new Color(0xC4, 0xC4, 0xC4)));

    private static final Color OTHER = new Color(0x5F, 0x6B, 0x76);

    private CategoryColours() {}

    /**
     * Returns the colour of a category.
     *
     * @param key its stable English name: an outcome, a state or a step
     * @return its colour, slate for those that have none of their own
     */
    static Color of(String key) {
        return COLOURS.getOrDefault(key, OTHER);
    }
}
