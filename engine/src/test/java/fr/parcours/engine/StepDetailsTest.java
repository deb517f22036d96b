package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.layout.StepType.ADVICE;
import static fr.parcours.layout.StepType.JURY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.result.Result;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the advice interviews of forty people led, as their certifier words it. */
class StepDetailsTest {

    @TempDir
    static Path folder;

    private static Observatory observatory;

    @BeforeAll
    static void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        alike(journeys, "a", 20, "sex=F", "ADVICE 2007-03-01=VAE confirmée");
        alike(journeys, "b", 10, "sex=M", "ADVICE 2007-03-01=Bilan de compétences");
        alike(journeys, "c", 7, "sex=M", "ADVICE 2007-03-01");
        alike(journeys, "d", 2, "sex=M", "ADVICE 2007-03-01=Cas particulier");
        alike(journeys, "e", 1, "sex=M", "ADVICE 2007-03-01=Autre cas");
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
    }

    private static void alike(JourneysByHand journeys, String name, int count, String attributes, String events) {
        IntStream.range(0, count).forEach(i -> journeys.add(name + i, "", attributes, events));
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static Cohort cohort() {
        return observatory.cohort("Reçus en conseil").enteringAt(ADVICE);
    }

    private static List<String> lines(Result result, int columns) {
        return ShownLines.of(result.table(), columns);
    }

    @Test
    void everyJourneyWithTheStepIsCountedUnderItsDetail() {
        assertThat(lines(cohort().unprotected().details(ADVICE), 4))
                .containsExactly(
                        "* | Ensemble | 40 | 100.0%",
                        "Autre cas | Autre cas | 1 | 2.5%",
                        "Bilan de compétences | Bilan de compétences | 10 | 25.0%",
                        "Cas particulier | Cas particulier | 2 | 5.0%",
                        "VAE confirmée | VAE confirmée | 20 | 50.0%",
                        "NOT_GIVEN | Sans précision | 7 | 17.5%");
    }

    @Test
    void rareDetailsAreNeitherNamedNorToldByDifference() {
        List<String> lines = lines(cohort().details(ADVICE), 4);
        assertThat(lines).contains("RARE | Précisions rares, réunies | s | s");
        assertThat(lines).filteredOn(line -> line.endsWith("s | s")).hasSizeGreaterThan(1);
        assertThat(lines).noneMatch(line -> line.contains("cas"));
    }

    @Test
    void strataAreCountedApart() {
        assertThat(lines(cohort().unprotected().by(sex()).details(ADVICE), 5))
                .contains("F | Femmes | * | Ensemble | 20", "M | Hommes | VAE confirmée | VAE confirmée | 0");
    }

    @Test
    void aStepThatNobodyPassedHasNoRows() {
        assertThat(lines(cohort().details(JURY), 4)).isEmpty();
    }
}
