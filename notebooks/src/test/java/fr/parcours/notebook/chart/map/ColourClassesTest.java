package fr.parcours.notebook.chart.map;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.notebook.chart.map.ColourClasses.Range;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColourClassesTest {

    @Test
    void manyValuesMakeFiveClassesOfAboutTheSameSize() {
        ColourClasses classes =
                ColourClasses.of(IntStream.range(0, 101).mapToDouble(i -> i).toArray());
        assertThat(classes.classes())
                .hasSize(5)
                .allSatisfy(range -> assertThat(range.size()).isBetween(20, 21));
        assertThat(classes.classes().stream().mapToInt(Range::size).sum()).isEqualTo(101);
    }

    @Test
    void equalValuesAreInTheSameClass() {
        ColourClasses classes = ColourClasses.of(0.2, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.4);
        assertThat(classes.classes()).containsExactly(new Range(0.2, 0.3, 7), new Range(0.4, 0.4, 1));
        assertThat(classes.of(0.3)).isZero();
        assertThat(classes.of(0.4)).isOne();
    }

    @Test
    void fewValuesHaveAClassEach() {
        assertThat(ColourClasses.of(3, 1, 2).classes())
                .containsExactly(new Range(1, 1, 1), new Range(2, 2, 1), new Range(3, 3, 1));
        assertThat(ColourClasses.of().classes()).isEmpty();
    }
}
