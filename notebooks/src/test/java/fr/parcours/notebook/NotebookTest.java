package fr.parcours.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NotebookTest {

    @Test
    void rangeIsTheLowestAndTheHighestOfTheValuesKnown() {
        Map<String, OptionalDouble> rates = new LinkedHashMap<>();
        rates.put("Normandie", OptionalDouble.of(0.31));
        rates.put("Corse", OptionalDouble.empty());
        rates.put("Bretagne", OptionalDouble.of(0.232));
        rates.put("Occitanie", OptionalDouble.of(0.25));
        assertThat(Notebook.range(rates, rate -> Notebook.percent(rate)))
                .contains("23,2\u202f% pour « Bretagne » à 31,0\u202f% pour « Normandie »");
    }

    @Test
    void rangeNeedsTwoValues() {
        assertThat(Notebook.range(
                        Map.of("Normandie", OptionalDouble.of(0.31), "Corse", OptionalDouble.empty()),
                        rate -> Notebook.percent(rate)))
                .isEmpty();
    }
}
