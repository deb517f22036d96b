package fr.parcours.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private final List<String> order = new ArrayList<>();
    private final SideBySide sides = new SideBySide(() -> order.add("engine"), () -> order.add("bare"));

    @Test
    void eachGoesFirstAsOftenAsTheOther() {
        Comparison comparison = sides.measure(4, Progress.none());

        assertThat(order).containsExactly("bare", "engine", "engine", "bare", "bare", "engine", "engine", "bare");
        assertThat(comparison.engineSeconds()).hasSize(4);
        assertThat(comparison.bareSeconds()).hasSize(4);
    }

    @Test
    void warmingUpRunsBothOnce() {
        sides.warmUp();

        assertThat(order).containsExactlyInAnyOrder("bare", "engine");
    }

    @Test
    void anOddNumberOfRunsIsNotFair() {
        assertThatThrownBy(() -> sides.measure(3, Progress.none())).isInstanceOf(IllegalArgumentException.class);
    }
}
