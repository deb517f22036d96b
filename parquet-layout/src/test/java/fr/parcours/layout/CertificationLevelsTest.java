package fr.parcours.layout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.layout.CertificationLevels.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CertificationLevelsTest {

    @Test
    void theLevelOfADiplomaDependsOnTheDay() {
        assertThat(CertificationLevels.levelOn("DEAS", LocalDate.of(2009, 6, 15)))
                .hasValue(3);
        assertThat(CertificationLevels.levelOn("DEAS", LocalDate.of(2025, 6, 15)))
                .hasValue(4);
        assertThat(CertificationLevels.levelOn("DEES", LocalDate.of(2020, 12, 31)))
                .hasValue(5);
        assertThat(CertificationLevels.levelOn("DEES", LocalDate.of(2021, 1, 1)))
                .hasValue(6);
    }

    @Test
    void nothingIsSaidOfUnknownCertificationsAndTimes() {
        assertThat(CertificationLevels.levelOn("XYZ", LocalDate.of(2020, 1, 1))).isEmpty();
        assertThat(CertificationLevels.levelOn("DEAES", LocalDate.of(2010, 1, 1)))
                .isEmpty();
    }

    @Test
    void levelsAreThoseOfTheNomenclature() {
        assertThat(CertificationLevels.periods()).isNotEmpty().allSatisfy(period -> {
            assertThat(Nomenclatures.get("level").contains(Integer.toString(period.level())))
                    .isTrue();
            assertThat(List.of(period.code(), period.label())).doesNotContain("");
        });
    }

    @Test
    void periodsOfACertificationFollowEachOtherWithoutOverlap() {
        CertificationLevels.periods().stream()
                .collect(Collectors.groupingBy(Period::code))
                .forEach((code, periods) -> {
                    for (int i = 1; i < periods.size(); i++) {
                        assertThat(periods.get(i).validFrom())
                                .as(code)
                                .contains(periods.get(i - 1)
                                        .validTo()
                                        .orElseThrow()
                                        .plusDays(1));
                    }
                    periods.forEach(period -> period.validTo()
                            .ifPresent(to -> assertThat(period.validFrom().orElse(LocalDate.MIN))
                                    .isBefore(to)));
                });
    }
}
