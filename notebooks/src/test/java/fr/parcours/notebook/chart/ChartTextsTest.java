package fr.parcours.notebook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.result.Result;
import fr.parcours.notebook.chart.DrawnTexts.Drawn;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;

class ChartTextsTest {

    static Stream<Named<Result>> everySample() {
        return DrawSamples.results().entrySet().stream().map(sample -> Named.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest
    @MethodSource("everySample")
    void noTextTouchesAnotherOrLeavesThePicture(Result sample) throws Exception {
        XYChart chart = Charts.of(sample).orElseThrow();
        Rectangle2D picture = new Rectangle2D.Double(0, 0, chart.getWidth(), chart.getHeight());
        List<Drawn> texts = DrawnTexts.of(chart).stream()
                .filter(text -> !text.box().isEmpty())
                .toList();
        assertThat(texts).isNotEmpty();
        for (Drawn text : texts) {
            assertThat(picture.contains(text.box())).as(text.text()).isTrue();
            assertThat(texts)
                    .filteredOn(other -> other.box().intersects(text.box()))
                    .as("what touches " + text.text() + " beside itself")
                    .hasSize(1);
        }
    }

    @Test
    void namesThatWouldStandOnEachOtherAreMovedApart() {
        assertThat(EndLabels.apart(List.of(10.0, 12.0, 100.0), 15, 200)).containsExactly(10.0, 25.0, 100.0);
        assertThat(EndLabels.apart(List.of(190.0, 195.0, 199.0), 15, 200)).containsExactly(170.0, 185.0, 200.0);
    }
}
