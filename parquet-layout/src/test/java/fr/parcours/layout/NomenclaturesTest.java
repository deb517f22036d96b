package fr.parcours.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NomenclaturesTest {

    static List<String> names() {
        return Nomenclatures.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCodeIsUniqueAndHasBothLabels(String name) {
        List<Nomenclature.Entry> entries = Nomenclatures.get(name).entries();
        assertThat(entries)
                .isNotEmpty()
                .extracting(Nomenclature.Entry::code)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(entries)
                .allSatisfy(entry ->
                        assertThat(List.of(entry.labelFr(), entry.labelEn())).doesNotContain(""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyParentExistsInTheListItBelongsTo(String name) {
        Nomenclature nomenclature = Nomenclatures.get(name);
        Nomenclature parents = Nomenclatures.get(nomenclature.parentNomenclature());
        assertThat(nomenclature.entries())
                .flatExtracting(entry -> entry.parent().stream().toList())
                .allMatch(parent -> parents.contains(parent));
    }

    @Test
    void everyNomenclatureOfTheTablesExists() {
        assertThat(Stream.of(Table.values())
                        .flatMap(table -> table.columns().stream())
                        .flatMap(column -> column.nomenclature().stream()))
                .isNotEmpty()
                .isSubsetOf(Nomenclatures.names());
    }

    @Test
    void stepsAndOutcomesAreThoseOfTheEnums() {
        assertThat(Nomenclatures.get("step").entries())
                .extracting(Nomenclature.Entry::code)
                .containsExactlyElementsOf(
                        Arrays.stream(StepType.values()).map(Enum::name).toList());
        assertThat(Nomenclatures.get("outcome").entries())
                .extracting(Nomenclature.Entry::code)
                .containsExactlyElementsOf(
                        Arrays.stream(Outcome.values()).map(Enum::name).toList());
    }

    @Test
    void labelsFollowTheLanguageAndUnknownCodesStayVisible() {
        Nomenclature sex = Nomenclatures.get("sex");
        assertThat(sex.label("F", Locale.FRENCH)).isEqualTo("Femmes");
        assertThat(sex.label("F", Locale.ENGLISH)).isEqualTo("Women");
        assertThat(sex.label("X", Locale.FRENCH)).isEqualTo("X");
    }

    @Test
    void descendantsStartWithTheCodeItself() {
        assertThat(Nomenclatures.get("employment_status").descendants("JOB_SEEKER"))
                .containsExactly("JOB_SEEKER", "JOB_SEEKER_LONG_TERM");
        assertThat(Nomenclatures.get("speciality").descendants("3")).contains("33", "332");
        assertThat(Nomenclatures.get("region").descendants("84")).containsExactly("84", "82", "83");
    }

    @Test
    void departementsAreNotMixedUpWithTheRegionsThatShareTheirCode() {
        assertThat(Nomenclatures.get("departement").descendants("82")).containsExactly("82");
        assertThat(Nomenclatures.get("departement").find("69").flatMap(Nomenclature.Entry::parent))
                .contains("82");
    }

    @Test
    void oldRegionsEndWhereTheNewOnesBegin() {
        Nomenclature region = Nomenclatures.get("region");
        LocalDate before = LocalDate.of(2015, 12, 31);
        assertThat(region.find("82"))
                .hasValueSatisfying(
                        rhoneAlpes -> assertThat(rhoneAlpes.validOn(before)).isTrue());
        assertThat(region.find("84"))
                .hasValueSatisfying(merged -> assertThat(merged.validOn(before)).isFalse());
        assertThat(region.entries().stream().filter(entry -> entry.validOn(before)))
                .hasSize(27);
        assertThat(region.entries().stream().filter(entry -> entry.validOn(before.plusDays(1))))
                .hasSize(18);
    }

    @Test
    void unknownNamesAndCodesAreRefusedWithTheListOfKnownOnes() {
        assertThatThrownBy(() -> Nomenclatures.get("colour"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("employment_status");
        assertThatThrownBy(() -> Nomenclatures.get("sex").descendants("X"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("F, M");
    }
}
