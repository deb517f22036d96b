package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.ageBand;
import static fr.parcours.engine.cohort.Attributes.employmentStatus;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.engine.cohort.Presumption.presumedAfter;
import static fr.parcours.layout.StepType.JURY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.result.Cell;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty women of whom 20 pass a jury in time, forty men of whom 20: the odds ratio of drop-out is 0.5. */
class ModelTest {

    @TempDir
    Path folder;

    private Observatory observatory;

    @BeforeEach
    void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2012, 12, 31));
        for (int i = 0; i < 100; i++) {
            boolean woman = i < 60;
            boolean seen = woman ? i < 20 : i < 80;
            String birth = i % 3 == 0 ? " birth_year=1960" : i % 3 == 1 ? " birth_year=1970" : " birth_year=1985";
            journeys.add(
                    "j" + i,
                    "",
                    "sex=" + (woman ? "F" : "M") + birth + (i == 7 ? " level=8" : " level=" + (3 + i % 4))
                            + " employment_status=" + (i % 5 < 2 ? "JOB_SEEKER" : "PRIVATE"),
                    "ELIGIBILITY:FAVOURABLE 2008-01-01" + (seen ? ", JURY:FULL 2008-0" + (2 + i % 7) + "-01" : ""));
        }
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
    }

    @AfterEach
    void close() {
        observatory.close();
    }

    private static Cell cell(ModelResult model, String covariate, String level, String column) {
        int index = model.table().columns().stream()
                .map(described -> described.name())
                .toList()
                .indexOf(column);
        return model.table().rows().stream()
                .filter(row ->
                        row.get(0).equals(Cell.text(covariate)) && row.get(2).equals(Cell.text(level)))
                .findFirst()
                .orElseThrow()
                .get(index);
    }

    private static double measure(ModelResult model, String covariate, String level, String column) {
        return ((Cell.Measure) cell(model, covariate, level, column)).value();
    }

    @Test
    void theOddsRatioOfOneCovariateIsThatOfItsTable() {
        ModelResult model = observatory.cohort("essai").unprotected().by(sex()).dropOutModel(presumedAfter(months(24)));
        // Women are more: they are the reference. 40 of 60 women drop out, 20 of 40 men: (20/20) / (40/20).
        assertThat(cell(model, "sex", "F", "journeys")).isEqualTo(Cell.count(60));
        assertThat(cell(model, "sex", "M", "events")).isEqualTo(Cell.count(20));
        assertThat(measure(model, "sex", "F", "odds_ratio")).isEqualTo(1);
        assertThat(measure(model, "sex", "M", "odds_ratio")).isCloseTo(0.5, within(1e-9));
        assertThat(measure(model, "sex", "M", "marginal_effect")).isCloseTo(0.5 - 40 / 60.0, within(1e-9));
        assertThat(model.terms()).extracting(ModelResult.TermTest::covariate).containsExactly("sex");
        assertThat(model.terms().get(0).p()).isBetween(0.09, 0.11);
    }

    @Test
    void theHazardRatioSaysWhoReachesTheStepSooner() {
        ModelResult model = observatory.cohort("essai").unprotected().by(sex()).timeToModel(JURY);
        assertThat(measure(model, "sex", "M", "hazard_ratio")).isBetween(1.3, 2.2);
        assertThat(cell(model, "sex", "M", "events")).isEqualTo(Cell.count(20));
    }

    @Test
    void valuesOfFewPersonsAreWithheld() {
        ModelResult model = observatory
                .cohort("essai")
                .by(sex(), ageBand(), level(), employmentStatus())
                .dropOutModel(presumedAfter(months(24)));
        // A single person aims at level 8; another value goes with it, for their total is known.
        assertThat(List.of("journeys", "events", "odds_ratio", "lower", "p", "marginal_effect"))
                .allSatisfy(
                        column -> assertThat(cell(model, "level", "8", column)).isEqualTo(Cell.HIDDEN));
        assertThat(model.table().rows().stream()
                        .filter(row -> row.get(0).equals(Cell.text("level"))
                                && row.get(4).equals(Cell.HIDDEN)))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aModelThatWouldTellItsDataIsRefused() {
        assertThatThrownBy(() -> observatory.cohort("essai").by(sex()).dropOutModel(presumedAfter(months(24))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("trop riche");
        assertThatThrownBy(() -> observatory.cohort("essai").dropOutModel(presumedAfter(months(24))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("by(");
        assertThatThrownBy(() -> observatory
                        .cohort("essai")
                        .unprotected()
                        .between("2008-01-01", "2008-12-31")
                        .by(sex())
                        .dropOutModel(presumedAfter(months(1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Aucune différence");
    }
}
