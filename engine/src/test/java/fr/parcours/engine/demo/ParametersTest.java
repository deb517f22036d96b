package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.demo.Catalogue.Certification;
import fr.parcours.engine.demo.Catalogue.Commune;
import fr.parcours.layout.CertificationLevels;
import fr.parcours.layout.Nomenclatures;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final Parameters PARAMETERS = Parameters.defaults();

    @Test
    void sharesOfCertifiersAndOfJuryResultsAddUpToOne() {
        assertThat(PARAMETERS.certifiers().stream()
                        .mapToDouble(Parameters.CertifierParameters::share)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(PARAMETERS.certifiers())
                .allSatisfy(one -> assertThat(one.full() + one.partial() + one.none() + one.absent())
                        .isCloseTo(1, within(1e-9)));
    }

    @Test
    void everyErrorHasARate() {
        assertThat(PARAMETERS.dirt())
                .extracting(Parameters.DirtRate::kind)
                .containsExactlyInAnyOrder(DirtKind.values());
    }

    @Test
    void regionsAndCertifiersAreInTheNomenclatures() {
        assertThat(PARAMETERS.regions())
                .allMatch(one -> Nomenclatures.get("region").contains(one.region()));
        assertThat(PARAMETERS.certifiers())
                .allMatch(one -> Nomenclatures.get("certifier").contains(one.certifier()));
    }

    @Test
    void certificationsUseKnownLevelsAndSpecialities() {
        List<Certification> certifications = Catalogue.certifications();
        assertThat(certifications).extracting(Certification::code).doesNotHaveDuplicates();
        assertThat(certifications)
                .allMatch(one -> Nomenclatures.get("level").contains(Integer.toString(one.level())))
                .allMatch(one -> Nomenclatures.get("speciality").contains(one.speciality()));
    }

    @Test
    void theSimulatedCertificationsHaveTheLevelOfTheirTime() {
        assertThat(Catalogue.certifications())
                .allSatisfy(one -> assertThat(CertificationLevels.levelOn(one.code(), LocalDate.of(2008, 6, 15)))
                        .as(one.code())
                        .hasValue(one.level()));
        assertThat(Catalogue.portalCertifications())
                .allSatisfy(one -> assertThat(CertificationLevels.levelOn(one.code(), LocalDate.of(2025, 6, 15)))
                        .as(one.code())
                        .hasValue(one.level()));
    }

    @Test
    void communesLieInTheRegionOfTheirDepartement() {
        assertThat(Catalogue.communes())
                .extracting(Commune::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("\\d[\\dAB]\\d{3}"));
        assertThat(Catalogue.communes())
                .allMatch(commune -> commune.code().startsWith(commune.departement()))
                .filteredOn(commune -> !commune.region().isEmpty())
                .allMatch(commune -> Nomenclatures.get("departement")
                        .find(commune.departement())
                        .flatMap(entry -> entry.parent())
                        .filter(commune.region()::equals)
                        .isPresent());
    }
}
