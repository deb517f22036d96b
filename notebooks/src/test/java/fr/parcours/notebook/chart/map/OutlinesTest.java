package fr.parcours.notebook.chart.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlinesTest {

    private static final double HECTARES_IN_KM2 = 100;

    @Test
    void everyDepartementHasAnOutlineOfAboutItsArea() {
        Set<String> official = Nomenclatures.get("departement").entries().stream()
                .map(Nomenclature.Entry::code)
                .filter(code -> code.length() == 2 || code.compareTo("975") < 0 || code.equals("976"))
                .filter(code -> !code.startsWith("98") && !code.equals("99"))
                .collect(Collectors.toSet());
        assertThat(Outlines.departements().zones().keySet())
                .hasSize(101)
                .isSubsetOf(Nomenclatures.get("departement").entries().stream()
                        .map(Nomenclature.Entry::code)
                        .toList());
        assertThat(official).containsAll(Outlines.departements().zones().keySet());
        assertThat(area("33")).isCloseTo(10_000, within(600.0));
        assertThat(area("75")).isCloseTo(105, within(25.0));
        assertThat(area("974")).isCloseTo(2_512, within(150.0));
    }

    private static double area(String departement) {
        return Outlines.departements().zones().get(departement).shape().getArea() / HECTARES_IN_KM2;
    }

    @ParameterizedTest
    @ValueSource(strings = {"residence_region_2015", "residence_region_2016"})
    void regionsAreMadeOfAllDepartementsAndOfNothingElse(String zoning) {
        Outlines regions = Outlines.of(zoning, Set.of()).orElseThrow();
        assertThat(regions.zones()).hasSize(zoning.endsWith("2015") ? 27 : 18);
        assertThat(total(regions)).isCloseTo(total(Outlines.departements()), within(1e-6 * total(regions)));
    }

    private static double total(Outlines outlines) {
        return outlines.zones().values().stream()
                .mapToDouble(outline -> outline.shape().getArea())
                .sum();
    }

    @Test
    void regionsOfPartitionsAreThoseOfTheirTime() {
        assertThat(Outlines.of("region", Set.of("82", "93")).orElseThrow().zones())
                .containsKey("83")
                .doesNotContainKey("84");
        assertThat(Outlines.of("region", Set.of("84", "93")).orElseThrow().zones())
                .containsKey("76")
                .doesNotContainKey("82");
        assertThat(Outlines.of("region", Set.of("84", "25"))
                        .orElseThrow()
                        .zones()
                        .keySet())
                .containsExactlyInAnyOrder("84", "25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"residence_epci", "zone_ze2020", "level"})
    void otherAttributesHaveNone(String attribute) {
        assertThat(Outlines.of(attribute, Set.of())).isEmpty();
    }
}
