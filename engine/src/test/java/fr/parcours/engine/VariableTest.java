package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Attributes.variable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortFile;
import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.StepType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight journeys counted by hand: unemployment of their département in the quarter in which they are eligible. */
class VariableTest {

    private static Observatory observatory;

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        Path dataset = folder.resolve("observatory");
        new JourneysByHand(LocalDate.of(2010, 12, 31))
                .add("a", "a", "residence_departement=69 residence_commune=69381", "ELIGIBILITY:FAVOURABLE 2009-01-01")
                .add("b", "b", "residence_departement=69", "APPLICATION 2008-12-31, ELIGIBILITY:FAVOURABLE 2009-03-31")
                .add("c", "c", "residence_departement=69", "ELIGIBILITY:FAVOURABLE 2009-04-01")
                .add("d", "d", "residence_departement=38", "ELIGIBILITY:FAVOURABLE 2009-03-31")
                .add("e", "e", "residence_departement=38", "ELIGIBILITY:FAVOURABLE 2009-04-01")
                .add("f", "f", "residence_departement=38", "ELIGIBILITY:FAVOURABLE 2009-10-01")
                .add("g", "g", "residence_departement=73", "ELIGIBILITY:FAVOURABLE 2009-01-01")
                .add("h", "h", "sex=F", "ELIGIBILITY:FAVOURABLE 2009-01-01")
                .write(dataset);
        Path variables = Files.createDirectories(LocalFolder.of(dataset).variables());
        Files.writeString(variables.resolve("chomage.csv"), """
                level,code,period,indicator,value,unit,source
                departement,69,2008-T4,chomage,5,%,essai
                departement,69,2009-T1,chomage,6,%,essai
                departement,69,2009-T2,chomage,7,%,essai
                departement,38,2009-T1,chomage,8,%,essai
                """);
        Files.writeString(variables.resolve("emploi.csv"), """
                level,code,period,indicator,value,unit,source
                commune,69123,2009,emploi,300000,emplois,essai
                """);
        Files.writeString(variables.resolve("region.csv"), """
                level,code,period,indicator,value,unit,source
                region_2016,84,2009-01,region,1,%,essai
                """);
        observatory = Observatory.open(dataset);
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static Cohort cohort() {
        return observatory.cohort("Recevables").unprotected();
    }

    private static Map<String, Long> counts(Attribute attribute) {
        return counts(cohort().by(attribute).flow());
    }

    /** Journeys that entered, by code of their stratum. */
    private static Map<String, Long> counts(Result result) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<String> names =
                result.table().columns().stream().map(column -> column.name()).toList();
        for (List<Cell> row : result.table().rows()) {
            counts.putIfAbsent(
                    ((Cell.Text) row.get(0)).value(), ((Cell.Count) row.get(names.indexOf("journeys"))).value());
        }
        return counts;
    }

    @Test
    void aJourneyHasTheValueOfTheQuarterInWhichItsClockStarts() {
        assertThat(counts(variable("chomage").cuts(6, 7)))
                .containsOnly(entry("2 6..<7 %", 2L), entry("3 >=7 %", 2L), entry("?", 4L));
        Map<String, Long> fromApplication = counts(cohort().clockFrom(StepType.APPLICATION)
                .by(variable("chomage").cuts(6, 7))
                .flow());
        assertThat(fromApplication).containsOnly(entry("1 <6 %", 1L));
    }

    @Test
    void aValueOfAnEarlierPeriodIsTakenOnDemandOnlyAndNotFurtherBackThanAsked() {
        assertThat(counts(variable("chomage").back(1).cuts(6, 7)))
                .containsOnly(entry("2 6..<7 %", 2L), entry("3 >=7 %", 3L), entry("?", 3L));
        assertThat(counts(variable("chomage").back(3).cuts(6, 7)))
                .containsOnly(entry("2 6..<7 %", 2L), entry("3 >=7 %", 4L), entry("?", 2L));
    }

    @Test
    void quantilesAreThoseOfZonesAndPeriods() {
        assertThat(counts(variable("chomage").quantiles(2)))
                .containsOnly(entry("1 5..6 %", 2L), entry("2 7..8 %", 2L), entry("?", 4L));
    }

    @Test
    void resultsTellHowManyJourneysHaveAValueAndOfWhatPeriod() {
        assertThat(cohort().by(variable("chomage").back(1).quantiles(2))
                        .flow()
                        .provenance()
                        .warnings())
                .anyMatch(warning -> warning.contains("4 parcours ont la valeur de la période")
                        && warning.contains("précédente : 1 parcours")
                        && warning.contains("sans valeur (groupe « ? ») : 3 parcours"));
        assertThat(cohort().across(variable("chomage").quantiles(2))
                        .provenance()
                        .warnings())
                .anyMatch(warning -> warning.contains("sans valeur (groupe « ? ») : 4 parcours"));
    }

    @Test
    void thoseThatAConditionLeavesOutForWantOfAValueAreToldToo() {
        assertThat(cohort().where(variable("chomage").cuts(7).is("2")).toString())
                .contains("7 et plus");
        Result result = cohort().where(variable("chomage").cuts(7).is("2")).flow();
        assertThat(result.provenance().warnings())
                .anyMatch(warning -> warning.contains("sans valeur (groupe « ? ») : 4 parcours"));
        assertThat(counts(cohort().where(variable("chomage").cuts(7).is("2"))
                        .by(sex())
                        .flow()))
                .containsOnly(entry("?", 2L));
        assertThat(counts(cohort().where(variable("chomage").cuts(7).in("1", "?"))
                        .by(sex())
                        .flow()))
                .containsEntry("?", 5L)
                .containsEntry("F", 1L);
    }

    @Test
    void protectedResultsTellRoundedSharesOnly() {
        assertThat(observatory
                        .cohort("Recevables")
                        .by(variable("chomage").quantiles(2))
                        .flow()
                        .provenance()
                        .warnings())
                .anyMatch(warning -> warning.contains("chomage") && warning.contains("trop petite"))
                .noneMatch(warning -> warning.contains("4 parcours"));
    }

    @Test
    void communesOfThePastAndRegionsByMonthAreReadToo() {
        assertThat(counts(variable("emploi").cuts(1000))).containsOnly(entry("2 >=1000 emplois", 1L), entry("?", 7L));
        assertThat(counts(variable("region").cuts(1))).containsOnly(entry("2 >=1 %", 2L), entry("?", 6L));
    }

    @Test
    void aDefinitionInAFileNamesItsVariables() {
        CohortDefinition definition = cohort().where(
                        variable("chomage").back(2).cuts(-1, 6.5).in("2", "3"))
                .by(variable("chomage").quantiles(4))
                .definition();
        String yaml = CohortFile.text(definition);
        assertThat(yaml).contains("variable_chomage/back2/-1/6.5", "variable_chomage/q4");
        assertThat(CohortFile.parse(yaml, "x")).isEqualTo(definition);
    }

    @Test
    void faultsInAFileAreToldWithTheirPlace() {
        String yaml = """
                cohort: 1
                name: x
                entry: {step: ELIGIBILITY}
                where:
                  %s: [%s]
                """;
        assertThatThrownBy(() -> CohortFile.parse(yaml.formatted("variable_chomage/quatre", "1"), "x.yaml"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("x.yaml")
                .hasMessageContaining("variable_NOM/q4");
        assertThatThrownBy(() -> CohortFile.parse(yaml.formatted("variable_chomage", "1"), "x.yaml"))
                .hasMessageContaining("ligne 5")
                .hasMessageContaining("est un nombre");
        assertThatThrownBy(() -> CohortFile.parse(yaml.formatted("variable_chomage/6.5/8", "4"), "x.yaml"))
                .hasMessageContaining("ligne 5")
                .hasMessageContaining("1, 2, 3");
        assertThatThrownBy(() -> Attribute.named("variable_chomage/8/6.5")).hasMessageContaining("variable_NOM/6.5/8");
        assertThatThrownBy(() -> Attribute.named("variable_chomage/q1")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> variable("Chômage").quantiles(4)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> variable("chomage").quantiles(21)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> variable("chomage").back(100).quantiles(4)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> variable("chomage").back(-1).quantiles(4)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> variable("chomage").cuts(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> variable("chomage").cuts(1e300)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Attribute.named("variable_x\"; drop table journey"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anUnknownVariableIsToldWithThoseThereAreAndAStockHasNone() {
        assertThatThrownBy(() -> counts(variable("salaire").quantiles(4)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("salaire")
                .hasMessageContaining("chomage, emploi, region");
        assertThatThrownBy(() -> cohort().by(variable("chomage").quantiles(4)).stock())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("variable_chomage/q4");
    }

    @Test
    void valuesAreThereForRatesByZone() {
        assertThat(observatory
                        .variables()
                        .values("chomage", "departement", "2009-T1")
                        .values())
                .containsOnly(entry("69", 6.0), entry("38", 8.0));
    }
}
