package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.departement;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Attributes.variable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.ModelTerms;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.intake.LocalFolder;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.StepType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in which a variable of territories explains: two départements have a value, 5 and 7, a third one has none. */
class VariableModelTest {

    private static Observatory observatory;

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2012, 12, 31));
        String[] places = {"38", "69", "73"};
        for (int i = 0; i < 300; i++) {
            int place = i % 3;
            boolean seen = (i * 7) % 10 < 4 + 2 * place;
            journeys.add(
                    "j" + i,
                    "p" + i,
                    "residence_departement=" + places[place] + " sex=" + (i % 2 == 0 ? "F" : "M"),
                    "ELIGIBILITY:FAVOURABLE 2009-01-01"
                            + (seen ? ", JURY:FULL " + LocalDate.of(2009, 6, 1).plusDays(i % 50) : ""));
        }
        Path dataset = folder.resolve("observatory");
        journeys.write(dataset);
        Path variables = Files.createDirectories(LocalFolder.of(dataset).variables());
        Files.writeString(variables.resolve("chomage.csv"), """
                level,code,period,indicator,value,unit,source
                departement,38,2009,chomage,5,%,essai
                departement,69,2009,chomage,7,%,essai
                """);
        observatory = Observatory.open(dataset);
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static Cohort cohort() {
        return observatory.cohort("essai").unprotected();
    }

    private static double measure(ModelResult model, Attribute covariate, String level, String column) {
        List<String> columns =
                model.table().columns().stream().map(ResultColumn::name).toList();
        return model.table().rows().stream()
                .filter(row -> row.get(0).equals(Cell.text(covariate.name()))
                        && row.get(2).equals(Cell.text(level)))
                .map(row -> ((Cell.Measure) row.get(columns.indexOf(column))).value())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theEffectOfTwoUnitsIsThatOfTheClassTwoUnitsAbove() {
        Attribute classes = variable("chomage").cuts(6);
        Attribute number = variable("chomage").linear();
        Cohort known = cohort().where(departement().in("38", "69"));
        ModelTerms byClass = ModelTerms.of(sex(), classes).comparedWith(classes, "1");
        ModelTerms byUnit = ModelTerms.of(sex(), number);
        ModelledEvent jury = ModelledEvent.reaching(StepType.JURY);

        double odds =
                measure(known.explainedBy(byClass).logistic(jury, new Months(24)), classes, "2 >=6 %", "odds_ratio");
        assertThat(odds).isGreaterThan(1.5);
        assertThat(Math.pow(
                        measure(cohort().explainedBy(byUnit).logistic(jury, new Months(24)), number, "", "odds_ratio"),
                        2))
                .isCloseTo(odds, within(1e-6));
        assertThat(Math.pow(measure(cohort().explainedBy(byUnit).cox(jury), number, "", "hazard_ratio"), 2))
                .isCloseTo(
                        measure(known.explainedBy(byClass).cox(jury), classes, "2 >=6 %", "hazard_ratio"),
                        within(1e-6));
    }

    @Test
    void journeysWithoutAValueAreLeftOutAndTheResultSaysSo() {
        ModelResult model = cohort().explainedBy(variable("chomage").linear())
                .logistic(ModelledEvent.reaching(StepType.JURY), new Months(24));
        assertThat(model.provenance().definitionFr()).contains("chomage : renseigné");
        assertThat(model.provenance().warnings())
                .anyMatch(warning -> warning.contains("sans valeur (groupe « ? ») : 100 parcours"));
    }

    @Test
    void aNumberIsNoStratumAndNoCondition() {
        Attribute number = variable("chomage").back(1).linear();
        assertThatThrownBy(() -> cohort().by(number).flow())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("variable_chomage/q4");
        assertThatThrownBy(() -> number.is("5")).hasMessageContaining("variable_chomage/q4");
        assertThatThrownBy(() -> ModelTerms.of(sex(), number).crossing(sex(), number))
                .hasMessageContaining("variable_chomage/back1");
        assertThatThrownBy(() -> ModelTerms.of(sex()).within(number)).hasMessageContaining("strate");
    }
}
