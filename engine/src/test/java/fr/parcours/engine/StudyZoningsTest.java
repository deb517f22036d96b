package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.departement;
import static fr.parcours.engine.cohort.Attributes.region;
import static fr.parcours.engine.cohort.Attributes.sex;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Cell;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bretagne: 3 in département 22, 40 in 29, 50 in 35. Pays de la Loire: 30 in 44, 60 in 49. */
class StudyZoningsTest {

    private static final Map<String, Integer> RESIDENCES = Map.of("22", 3, "29", 40, "35", 50, "44", 30, "49", 60);
    private static final String BRETAGNE = "53";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        RESIDENCES.forEach((departement, persons) -> {
            for (int i = 0; i < persons; i++) {
                journeys.add(
                        departement + "j" + i,
                        departement + "p" + i,
                        "residence_departement=" + departement + " sex=" + (i % 2 == 0 ? "F" : "M"),
                        "APPLICATION 2009-01-05, ELIGIBILITY:FAVOURABLE 2009-03-05");
            }
        });
        journeys.write(folder.resolve("journeys"));
    }

    @Test
    void theTableOfRegionsDoesNotGiveAwayADepartement() {
        try (Observatory observatory = Observatory.open(folder.resolve("journeys"))) {
            ResultCells regions = crosstab(observatory, region(2016));
            assertThat(persons(regions, region(2016), BRETAGNE)).isEqualTo(Cell.count(93));
        }
        try (Observatory observatory = Observatory.open(folder.resolve("journeys"))) {
            ResultCells departements = crosstab(observatory, departement());
            assertThat(persons(departements, departement(), "22")).isEqualTo(Cell.HIDDEN);
            ResultCells regions = crosstab(observatory, region(2016));
            boolean areOthersShown = List.of("29", "35").stream()
                    .noneMatch(
                            code -> persons(departements, departement(), code).equals(Cell.HIDDEN));
            assertThat(areOthersShown
                            && !persons(regions, region(2016), BRETAGNE).equals(Cell.HIDDEN))
                    .isFalse();
        }
    }

    @Test
    void theTableOfDepartementsDoesNotGiveAwayPartOfARegion() {
        try (Observatory observatory = Observatory.open(folder.resolve("journeys"))) {
            ResultCells regions = crosstab(observatory, region(2015));
            assertThat(persons(regions, region(2015), BRETAGNE)).isEqualTo(Cell.count(93));
            ResultCells departements = crosstab(observatory, departement());
            assertThat(persons(departements, departement(), "22")).isEqualTo(Cell.HIDDEN);
            assertThat(List.of(persons(departements, departement(), "29"), persons(departements, departement(), "35")))
                    .contains(Cell.HIDDEN);
            assertThat(persons(departements, departement(), "44")).isEqualTo(Cell.count(30));
        }
    }

    private static ResultCells crosstab(Observatory observatory, Attribute zoning) {
        return new ResultCells(
                observatory.cohort("Tous").crosstab(zoning, sex()).table());
    }

    private static Cell persons(ResultCells table, Attribute zoning, String zone) {
        return table.cell("total", Map.of(zoning.name(), zone));
    }
}
