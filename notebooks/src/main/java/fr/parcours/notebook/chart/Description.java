package fr.parcours.notebook.chart;

import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/** What a chart shows, in words, for those who do not see it. */
public final class Description {

    private static final Texts TEXTS = Texts.of(Description.class);

    /** Names of series that only place something begin so. */
    static final String UNNAMED = "·";

    private Description() {}

    /**
     * Describes a chart: its title, its subtitle, how many series and which.
     *
     * @param chart the chart
     * @return a sentence or two in the language of the user
     */
    public static String of(Chart<?, ?> chart) {
        String title = TEXTS.format(
                "description.title",
                Optional.ofNullable(chart.getTitle())
                        .filter(text -> !text.isBlank())
                        .orElse("XChart"));
        List<String> names = chart.getSeriesCollection().stream()
                .filter(Series::isShowInLegend)
                .map(Series::getName)
                .filter(name -> !name.startsWith(UNNAMED))
                .toList();
        return switch (names.size()) {
            case 0 -> title;
            case 1 -> TEXTS.format("description.one", title, names.get(0));
            default -> TEXTS.format("description.many", title, names.size(), String.join(", ", names));
        };
    }
}
