package fr.parcours.engine.territory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.layout.Nomenclatures;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunesTest {

    private static final String OVERSEAS_COLLECTIVITY = "97[578]|98\\d";

    private final Communes communes = Communes.official();

    @Test
    void everyCommuneOfTodayIsFoundByItsCode() {
        assertThat(communes.current())
                .hasSize(34_969)
                .allSatisfy(one -> assertThat(communes.holding(one.code())).contains(one));
    }

    @Test
    void everyDepartementIsKnown() {
        assertThat(communes.current())
                .extracting(Commune::departement)
                .filteredOn(code -> !code.matches(OVERSEAS_COLLECTIVITY))
                .allMatch(Nomenclatures.get("departement")::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "69123, 69123, commune of today",
        "69381, 69123, municipal arrondissement",
        "60696, 60057, merged in 1943",
        "01003, 01165, associated in 1974 then merged",
        "01015, 01015, gave its code to the new commune",
        "75002, 92002, changed département in 1968"
    })
    void aCodeOfAnyYearLeadsToTheCommuneThatHoldsItToday(String code, String holder, String why) {
        assertThat(communes.holding(code).orElseThrow().code()).as(why).isEqualTo(holder);
    }

    @Test
    void whatNeverWasACommuneIsHeldByNone() {
        assertThat(communes.holding("00000")).isEmpty();
        assertThat(communes.holding("")).isEmpty();
        assertThat(communes.holding("99100")).isEmpty();
    }

    @Test
    void onlyCommunesThatWereSharedOutHaveNoHolder() {
        List<String> lost = communes.former().stream()
                .filter(one -> one.commune().isEmpty())
                .map(FormerCommune::code)
                .toList();
        assertThat(lost).hasSizeLessThan(25).doesNotHaveDuplicates();
    }

    @Test
    void regionsBeforeAndAfterTheReformShareTheSameDepartements() {
        Zoning old = Zonings.official(Zonings.region(2010)).orElseThrow();
        Zoning since = Zonings.official(Zonings.region(2026)).orElseThrow();
        assertThat(old.zones().keySet()).isEqualTo(since.zones().keySet());
        assertThat(new TreeSet<>(old.zones().values())).hasSize(27);
        assertThat(new TreeSet<>(since.zones().values())).hasSize(18);
        assertThat(old.zones()).containsEntry("69", "82").containsEntry("63", "83");
        assertThat(since.zones()).containsEntry("69", "84").containsEntry("63", "84");
    }

    @Test
    void everyZoneOfAnOfficialZoningHasALabel() {
        Zonings.official()
                .forEach(zoning -> assertThat(zoning.labels().keySet())
                        .as(zoning.name())
                        .containsAll(zoning.zones().values()));
    }
}
