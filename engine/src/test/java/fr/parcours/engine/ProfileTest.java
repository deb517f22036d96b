package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.certifier;
import static fr.parcours.engine.cohort.Attributes.disability;
import static fr.parcours.engine.cohort.Attributes.funding;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sector;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Attributes.support;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is in a cohort of forty journeys: 22 women and 18 men; the level of two is not known. */
class ProfileTest {

    @TempDir
    static Path folder;

    private static Observatory observatory;

    @BeforeAll
    static void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        alike(journeys, "a", 20, "sex=F level=5");
        alike(journeys, "b", 2, "sex=F");
        alike(journeys, "c", 10, "sex=M level=5");
        alike(journeys, "d", 8, "sex=M level=4");
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
    }

    private static void alike(JourneysByHand journeys, String name, int count, String attributes) {
        IntStream.range(0, count)
                .forEach(i -> journeys.add(name + i, "", attributes, "ELIGIBILITY:FAVOURABLE 2007-03-01"));
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static Cohort cohort() {
        return observatory.cohort("essai");
    }

    private static List<String> lines(Result result) {
        return ShownLines.of(result.table());
    }

    @Test
    void eachAttributeAddsUpToTheCohortWhatIsNotKnownIncluded() {
        assertThat(lines(cohort().unprotected().profile(sex(), level())))
                .containsExactly(
                        "* | Ensemble | * |  | 40 | 100.0%",
                        "sex | Sexe | F | Femmes | 22 | 55.0%",
                        "sex | Sexe | M | Hommes | 18 | 45.0%",
                        "level | Niveau visé | 4 | Niveau 4 (ancien niveau IV : baccalauréat) | 8 | 20.0%",
                        "level | Niveau visé | 5 | Niveau 5 (ancien niveau III : bac + 2) | 30 | 75.0%",
                        "level | Niveau visé | ? | Non renseigné | 2 | 5.0%");
    }

    @Test
    void moreAttributesThanOnePassCountsAreAllThere() {
        Result result = cohort().unprotected()
                .profile(certifier(), disability(), sector(), support(), sex(), level(), funding());
        assertThat(lines(result))
                .hasSize(11)
                .contains(
                        "certifier | Certificateur | EN | Éducation nationale | 40 | 100.0%",
                        "sex | Sexe | M | Hommes | 18 | 45.0%",
                        "funding | Financement | ? | Non renseigné | 40 | 100.0%");
    }

    @Test
    void eachStratumHasAProfileOfItsOwn() {
        assertThat(lines(cohort().unprotected().by(sex()).profile(level())))
                .containsExactly(
                        "F | Femmes | * | Ensemble | * |  | 22 | 100.0%",
                        "F | Femmes | level | Niveau visé | 4 | Niveau 4 (ancien niveau IV : baccalauréat) | 0 | 0.0%",
                        "F | Femmes | level | Niveau visé | 5 | Niveau 5 (ancien niveau III : bac + 2) | 20 | 90.9%",
                        "F | Femmes | level | Niveau visé | ? | Non renseigné | 2 | 9.1%",
                        "M | Hommes | * | Ensemble | * |  | 18 | 100.0%",
                        "M | Hommes | level | Niveau visé | 4 | Niveau 4 (ancien niveau IV : baccalauréat) | 8 | 44.4%",
                        "M | Hommes | level | Niveau visé | 5 | Niveau 5 (ancien niveau III : bac + 2) | 10 | 55.6%",
                        "M | Hommes | level | Niveau visé | ? | Non renseigné | 0 | 0.0%");
    }

    @Test
    void aSmallCountIsWithheldWithAnotherThatWouldTellIt() {
        List<String> lines = lines(cohort().profile(sex(), level()));
        assertThat(lines.subList(0, 3))
                .containsExactly(
                        "* | Ensemble | * |  | 40 | 100.0%",
                        "sex | Sexe | F | Femmes | 22 | 55.0%", "sex | Sexe | M | Hommes | 18 | 45.0%");
        assertThat(lines.get(5)).isEqualTo("level | Niveau visé | ? | Non renseigné | s | s");
        assertThat(lines.subList(3, 5))
                .filteredOn(line -> line.endsWith("s | s"))
                .hasSize(1);
    }

    @Test
    void anEmptyCohortHasNoRows() {
        assertThat(lines(cohort().where(certifier().is("EN"), certifier().is("ESR"))
                        .profile(sex())))
                .isEmpty();
    }

    @Test
    void whatCannotBeAProfileIsRefused() {
        assertThatThrownBy(() -> cohort().profile())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("un attribut au moins");
        assertThatThrownBy(() -> cohort().profile(sex(), sex()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("« sex »");
        assertThatThrownBy(() -> cohort().by(sex()).profile(level(), sex()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("« sex »");
    }
}
