package fr.parcours.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.territory.ZoneLevels;
import fr.parcours.engine.territory.ZoningFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeOverlapsTest {

    private static final String DEPARTEMENT = "residence_departement";
    private static final String REGION = "residence_region_2016";

    @TempDir
    private Path folder;

    private AttributeOverlaps overlaps;

    @BeforeEach
    void overlaps() {
        overlaps = new AttributeOverlaps(new ZoneLevels(new ZoningFolder(folder)));
    }

    @Test
    void aDepartementIsInOneRegionOfEachTime() {
        assertThat(overlap(DEPARTEMENT, "35", REGION, "53")).isTrue();
        assertThat(overlap(DEPARTEMENT, "35", REGION, "52")).isFalse();
        assertThat(overlap("residence_region_2015", "42", REGION, "44")).isTrue();
        assertThat(overlap("residence_region_2015", "42", REGION, "53")).isFalse();
    }

    @Test
    void aResidenceUnknownToTheCommuneMayBeInAnyDepartement() {
        assertThat(overlap("residence_epci", "?", DEPARTEMENT, "35")).isTrue();
        assertThat(overlap(DEPARTEMENT, "35", "residence_epci", "?")).isTrue();
        assertThat(overlap("residence_epci", "?", "residence_arrondissement", "?"))
                .isTrue();
        assertThat(overlap(REGION, "?", DEPARTEMENT, "35")).isFalse();
        assertThat(overlap(REGION, "?", DEPARTEMENT, "?")).isTrue();
    }

    @Test
    void anEpciMayCrossTheBorderOfADepartement() {
        // Redon Agglomération: communes of Ille-et-Vilaine, Loire-Atlantique and Morbihan.
        assertThat(overlap("residence_epci", "243500741", DEPARTEMENT, "35")).isTrue();
        assertThat(overlap("residence_epci", "243500741", DEPARTEMENT, "44")).isTrue();
        assertThat(overlap("residence_epci", "243500741", DEPARTEMENT, "29")).isFalse();
    }

    @Test
    void aFormerCommuneIsInTheOneThatHoldsIt() {
        assertThat(overlap("residence_commune", "35238", "residence_commune_2026", "35238"))
                .isTrue();
        assertThat(overlap("residence_commune", "35238", DEPARTEMENT, "35")).isTrue();
        assertThat(overlap("residence_commune", "35238", DEPARTEMENT, "22")).isFalse();
    }

    @Test
    void ofACodeThatIsNoPlaceNothingIsKnown() {
        assertThat(overlap(DEPARTEMENT, "99", REGION, "53")).isTrue();
    }

    @Test
    void zoningsOfUsersAreRead() throws IOException {
        assertThat(overlaps.between("zone_ze", DEPARTEMENT)).isEmpty();
        Path file = Files.writeString(folder.resolve("given.csv"), "commune;zone\n35238;Rennes\n44109;Nantes\n");
        new ZoningFolder(folder.resolve("kept")).add("ze", "Zones d'emploi", file, false);
        AttributeOverlaps read = new AttributeOverlaps(new ZoneLevels(new ZoningFolder(folder.resolve("kept"))));
        assertThat(read.between("zone_ze", DEPARTEMENT).orElseThrow().test("Rennes", "35"))
                .isTrue();
        assertThat(read.between("zone_ze", DEPARTEMENT).orElseThrow().test("Rennes", "44"))
                .isFalse();
    }

    @Test
    void aHalfYearIsInItsYear() {
        assertThat(overlap("entry_half_year", "2009-S1", "entry_year", "2009")).isTrue();
        assertThat(overlap("entry_year", "2010", "entry_half_year", "2009-S1")).isFalse();
    }

    @Test
    void ofOtherAttributesNothingIsKnown() {
        assertThat(overlaps.between("sex", "level")).isEmpty();
        assertThat(overlaps.between(DEPARTEMENT, DEPARTEMENT)).isEmpty();
        assertThat(overlaps.between(DEPARTEMENT, "sex")).isEmpty();
    }

    private boolean overlap(String one, String code, String other, String otherCode) {
        return overlaps.between(one, other).orElseThrow().test(code, otherCode);
    }
}
