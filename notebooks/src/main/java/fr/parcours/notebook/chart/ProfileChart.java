package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.ProfileResult;
import fr.parcours.engine.analysis.ProfileResult.Part;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.knowm.xchart.XYChart;

/** Draws the share of each value as a bar, one attribute after the other. */
final class ProfileChart {

    private static final Texts TEXTS = Texts.of(ProfileChart.class);

    /** More would not fit on a page: communes are read in the table. */
    private static final int MOST_BARS = 60;

    private ProfileChart() {}

    static boolean isShown(ProfileResult result) {
        List<Part> parts = result.profiles().stream()
                .flatMap(profile -> profile.parts().stream())
                .toList();
        return parts.size() <= MOST_BARS
                && parts.stream().anyMatch(part -> part.share().isPresent());
    }

    static XYChart of(ProfileResult result) {
        List<String> names = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        List<List<GroupedBars.Bar>> bars = result.profiles().stream()
                .<List<GroupedBars.Bar>>map(profile -> new ArrayList<>())
                .toList();
        List<Part> parts = result.profiles().get(0).parts();
        for (int i = 0; i < parts.size(); i++) {
            String attribute = parts.get(i).attributeFr();
            if (i == 0 || !attribute.equals(parts.get(i - 1).attributeFr())) {
                names.add("");
                headings.add(attribute);
                bars.forEach(one -> one.add(new GroupedBars.Bar("", OptionalDouble.empty(), "")));
            }
            names.add(parts.get(i).valueFr());
            headings.add("");
            for (int p = 0; p < bars.size(); p++) {
                bars.get(p).add(bar(i, result.profiles().get(p).parts().get(i), bars.size()));
            }
        }
        RowChart rows = new RowChart(
                TEXTS.format("profile.title"),
                result.provenance().cohort(),
                TEXTS.format("profile.x"),
                names,
                1.0,
                8 + 16 * bars.size());
        for (int row = 0; row < headings.size(); row++) {
            if (!headings.get(row).isEmpty()) {
                rows.heading(headings.get(row), row);
            }
        }
        List<GroupedBars.Group> groups = new ArrayList<>();
        for (int p = 0; p < bars.size(); p++) {
            groups.add(new GroupedBars.Group(result.profiles().get(p).stratum(), bars.get(p)));
        }
        return GroupedBars.draw(rows, groups);
    }

    /** Two values may have one label, such as places of the same name: the number of the bar tells them apart. */
    private static GroupedBars.Bar bar(int number, Part part, int strata) {
        return GroupedBars.Bar.of(
                number + " " + part.attributeFr() + " " + part.valueFr(),
                part.share(),
                Notes.share(part.share(), part.journeys(), strata == 1));
    }
}
