package fr.parcours.notebook.chart;

import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.FlowResult.Funnel;
import fr.parcours.engine.analysis.FlowResult.Stage;
import fr.parcours.layout.Texts;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Draws each stage as a bar, in share of the journeys that entered. */
final class FunnelChart {

    private static final Texts TEXTS = Texts.of(FunnelChart.class);

    private FunnelChart() {}

    static XYChart of(FlowResult result) {
        List<Funnel> funnels = result.funnels();
        List<String> stages = funnels.isEmpty()
                ? List.of()
                : funnels.get(0).stages().stream().map(Stage::labelFr).toList();
        RowChart rows = new RowChart(
                TEXTS.format("funnel.title"),
                result.provenance().cohort(),
                TEXTS.format("funnel.x"),
                stages,
                1.0,
                Math.max(40, 10 + 20 * funnels.size()));
        return GroupedBars.draw(
                rows,
                funnels.stream()
                        .map(funnel -> new GroupedBars.Group(
                                funnel.stratum(),
                                funnel.stages().stream()
                                        .map(stage -> bar(stage, funnels.size()))
                                        .toList()))
                        .toList());
    }

    private static GroupedBars.Bar bar(Stage stage, int funnels) {
        return GroupedBars.Bar.of(
                stage.name(), stage.shareOfEntry(), Notes.share(stage.shareOfEntry(), stage.journeys(), funnels == 1));
    }
}
