package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.entryYear;
import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.engine.cohort.Presumption.presumedAfter;
import static fr.parcours.layout.StepType.DOSSIER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.analysis.DropOutResult;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.Result;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drop-out by every definition, of sixty journeys that are alike by tens, observed until the last day of 2010. */
class DropOutTest {

    @TempDir
    static Path folder;

    private static Observatory observatory;

    @BeforeAll
    static void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        alike(journeys, "a", 10, "sex=F", "ELIGIBILITY:FAVOURABLE 2007-03-01, JURY:FULL 2008-01-15");
        alike(journeys, "b", 10, "sex=F", """
                ELIGIBILITY:FAVOURABLE 2007-03-01, SUPPORT_START 2007-05-01, WITHDRAWAL 2007-05-31=Manque de temps""");
        alike(journeys, "c", 10, "sex=M", "ELIGIBILITY:FAVOURABLE 2007-03-01, EXPIRY 2010-03-01");
        // Seen by a jury after two years and a half: presumed at 24 months, wrongly.
        alike(
                journeys,
                "d",
                10,
                "sex=M",
                "ELIGIBILITY:FAVOURABLE 2007-03-01, DOSSIER 2009-01-01, JURY:NONE 2009-09-01");
        alike(
                journeys,
                "e",
                10,
                "sex=M",
                "ELIGIBILITY:FAVOURABLE 2008-03-01, JURY:PARTIAL 2009-03-01, JURY:FULL 2009-12-01");
        alike(journeys, "f", 10, "sex=F", "ELIGIBILITY:FAVOURABLE 2009-03-01, WITHDRAWAL 2009-06-01=LACK_OF_TIME");
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
        return observatory.cohort("essai");
    }

    /** The cells of some columns, row by row, as a reader sees them. */
    private static List<List<String>> cells(Result result, String... columns) {
        CellText texts = CellText.in(Locale.ENGLISH);
        List<String> names =
                result.table().columns().stream().map(column -> column.name()).toList();
        return result.table().rows().stream()
                .map(row -> Arrays.stream(columns)
                        .map(names::indexOf)
                        .map(i -> texts.show(
                                row.get(i), result.table().columns().get(i).kind()))
                        .toList())
                .toList();
    }

    @Test
    void theFourDefinitionsStandSideBySide() {
        DropOutResult result = cohort().dropOut(presumedAfter(months(24)));
        // Stock: 60 decisions from 2007 to 2009; 10 juries in 2008, 20 in 2009 (d, and e once though it came twice).
        assertThat(cells(result, "definition", "journeys", "dropouts", "rate"))
                .containsExactly(
                        List.of("declared", "60", "20", "33.3%"),
                        List.of("lapsed", "60", "10", "16.7%"),
                        List.of("presumed", "50", "30", "60.0%"),
                        List.of("stock", "60", "30", "50.0%"));
        assertThat(cells(result, "definition_label", "lower").get(3))
                .containsExactly("Stock 2007-2009 : 1 − jurys / recevables", "–");
        assertThat(result.rates().get(3).rate()).hasValue(0.5);
        assertThat(result.rates().get(3).upper()).isEmpty();
        assertThat(result.provenance().warnings()).anyMatch(warning -> warning.contains("ne suit personne"));
    }

    @Test
    void theStockCountsTheJuriesOfTheYearWhateverTheEntry() {
        // 10 decisions in 2009 (f), 20 juries (d, e): more than entered.
        assertThat(cells(
                        cohort().between("2009-01-01", "2009-12-31").dropOut(presumedAfter(months(24))),
                        "definition_label",
                        "journeys",
                        "dropouts",
                        "rate"))
                .contains(List.of("Stock 2009 : 1 − jurys / recevables", "10", "–", "-100.0%"));
    }

    @Test
    void theStockIsOfWholeYearsOfFavourableDecisionsOnly() {
        assertThat(definitions(cohort().between("2008-02-01", "2009-06-30"))).doesNotContain("stock");
        assertThat(definitions(cohort().enteringAt(DOSSIER))).doesNotContain("stock");
        assertThat(definitions(cohort().by(entryYear()))).doesNotContain("stock");
        assertThat(definitions(cohort().by(sex()))).contains("stock");
    }

    private static List<String> definitions(Cohort cohort) {
        return cells(cohort.dropOut(presumedAfter(months(24))), "definition").stream()
                .map(cells -> cells.get(0))
                .toList();
    }

    @Test
    void theStockIsSplitLikeTheOtherDefinitions() {
        // Women: 30 decisions, 10 juries; men: 30 and 20.
        assertThat(cells(
                        cohort().by(sex()).dropOut(presumedAfter(months(24))), "sex", "definition", "journeys", "rate"))
                .contains(List.of("F", "stock", "30", "66.7%"), List.of("M", "stock", "30", "33.3%"));
        assertThat(cells(
                        cohort().between("2010-01-01", "2010-12-31").dropOut(presumedAfter(months(24))),
                        "definition",
                        "journeys"))
                .isEmpty();
    }

    @Test
    void theStockHidesFewJuriesAndThoseThatWouldGiveThem() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        alike(journeys, "a", 20, "sex=F", "ELIGIBILITY:FAVOURABLE 2007-03-01");
        alike(journeys, "b", 3, "sex=F", "ELIGIBILITY:FAVOURABLE 2007-03-01, JURY:FULL 2008-01-15");
        alike(journeys, "c", 20, "sex=M", "ELIGIBILITY:FAVOURABLE 2007-03-01, JURY:FULL 2008-01-15");
        alike(journeys, "d", 20, "sex=M", "ELIGIBILITY:FAVOURABLE 2007-03-01");
        try (Observatory few =
                Observatory.open(journeys.write(folder.resolve("juries")).folder())) {
            DropOutResult result = few.cohort("essai").by(sex()).dropOut(presumedAfter(months(24)));
            assertThat(cells(result, "sex", "definition", "journeys", "dropouts", "rate"))
                    .contains(List.of("F", "stock", "23", "s", "s"), List.of("M", "stock", "40", "s", "s"));
            assertThat(result.rates())
                    .filteredOn(rate -> rate.definition().equals("stock"))
                    .hasSize(2)
                    .allSatisfy(rate -> assertThat(rate.rate()).isEmpty());
        }
    }

    @Test
    void presumedDropOutDependsOnTheHorizonAndSomeOfItIsAFalseAlarm() {
        Result result = cohort().dropOutByHorizon(months(24), months(12), months(40));
        // 12 months: no jury yet for b c d f, of whom f cannot be followed a year more; d comes after 30 months.
        assertThat(cells(result, "months", "followed", "dropouts", "checked", "returned", "false_alarms"))
                .containsExactly(
                        List.of("12", "60", "40", "30", "0", "0.0%"),
                        List.of("24", "50", "30", "30", "10", "33.3%"),
                        List.of("40", "40", "20", "0", "0", "–"));
    }

    @Test
    void theUsualHorizonsAreThoseOfTheField() {
        assertThat(cells(cohort().dropOutByHorizon(), "months"))
                .containsExactly(
                        List.of("12"), List.of("18"), List.of("24"), List.of("30"), List.of("36"), List.of("48"));
    }

    @Test
    void theMomentIsTheLastStepBeforeLeavingOrBeforeThePresumption() {
        Result result = cohort().dropOutMoment(presumedAfter(months(24)));
        assertThat(cells(result, "definition", "step", "dropouts", "share", "median_days"))
                .containsExactly(
                        List.of("declared", "ELIGIBILITY", "10", "50.0%", "90"),
                        List.of("declared", "SUPPORT_START", "10", "50.0%", "30"),
                        List.of("lapsed", "ELIGIBILITY", "10", "100.0%", "1,095"),
                        List.of("presumed", "ELIGIBILITY", "10", "33.3%", "730"),
                        List.of("presumed", "SUPPORT_START", "10", "33.3%", "670"),
                        List.of("presumed", "DOSSIER", "10", "33.3%", "60"));
        assertThat(cells(cohort().unprotected().dropOutMoment(presumedAfter(months(24))), "median_days")
                        .get(0))
                .containsExactly("92");
    }

    @Test
    void reasonsAreCountedUnderTheirCodeHoweverTheyAreWorded() {
        assertThat(cells(cohort().dropOutReasons(), "definition", "reason", "reason_label", "dropouts", "share"))
                .containsExactly(
                        List.of("declared", "LACK_OF_TIME", "Manque de temps", "20", "100.0%"),
                        List.of("lapsed", "NOT_GIVEN", "Motif non renseigné", "10", "100.0%"));
    }

    @Test
    void wordsThatFewGaveAreNotRepeated() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        String withdrawn = "ELIGIBILITY:FAVOURABLE 2007-03-01, WITHDRAWAL 2007-05-31=";
        alike(journeys, "a", 4, "sex=F", withdrawn + "parti vivre à Lyon");
        alike(journeys, "b", 4, "sex=F", withdrawn + "POSTPONED");
        alike(journeys, "c", 9, "sex=F", withdrawn + "Jury trop loin");
        alike(journeys, "d", 9, "sex=F", "ELIGIBILITY:FAVOURABLE 2007-03-01");
        try (Observatory few =
                Observatory.open(journeys.write(folder.resolve("few")).folder())) {
            assertThat(cells(few.cohort("essai").dropOutReasons(), "reason", "reason_label", "dropouts"))
                    .containsExactly(
                            List.of("Jury trop loin", "Jury trop loin", "9"),
                            List.of("RARE", "Motifs rares, réunis", "8"));
            assertThat(cells(few.cohort("essai").unprotected().dropOutReasons(), "reason", "dropouts"))
                    .containsExactly(
                            List.of("POSTPONED", "4"),
                            List.of("Jury trop loin", "9"),
                            List.of("parti vivre à Lyon", "4"));
        }
    }

    @Test
    void smallCountsAreWithheldWithOthersThatWouldGiveThem() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        String eligible = "ELIGIBILITY:FAVOURABLE 2007-03-01";
        alike(journeys, "a", 40, "sex=F", eligible);
        alike(journeys, "b", 40, "sex=F", eligible + ", WITHDRAWAL 2007-05-31=POSTPONED");
        alike(journeys, "c", 3, "sex=F", eligible + ", DOSSIER 2007-04-30, WITHDRAWAL 2007-05-31=LACK_OF_TIME");
        alike(journeys, "d", 30, "sex=M", eligible + ", JURY:FULL 2007-04-30");
        alike(journeys, "e", 30, "sex=M", eligible + ", WITHDRAWAL 2007-05-31=POSTPONED");
        alike(journeys, "f", 20, "sex=M", eligible + ", DOSSIER 2007-04-30, WITHDRAWAL 2007-05-31=LACK_OF_TIME");
        alike(journeys, "g", 2, "sex=M", eligible + ", JURY:FULL 2008-05-01");
        try (Observatory few =
                Observatory.open(journeys.write(folder.resolve("small")).folder())) {
            Cohort bySex = few.cohort("essai").by(sex());
            assertThat(cells(bySex.dropOutReasons(), "sex", "reason", "dropouts", "share"))
                    .containsExactly(
                            List.of("F", "LACK_OF_TIME", "s", "s"),
                            List.of("F", "POSTPONED", "s", "s"),
                            List.of("M", "LACK_OF_TIME", "s", "s"),
                            List.of("M", "POSTPONED", "s", "s"));
            assertThat(cells(bySex.dropOutMoment(presumedAfter(months(12))), "definition", "dropouts", "median_days"))
                    .filteredOn(cells -> cells.get(0).equals("declared"))
                    .hasSize(4)
                    .allSatisfy(cells -> assertThat(cells).containsExactly("declared", "s", "s"));
            // Two men pass between 12 and 24 months: at 24 they are withheld, and so are all.
            assertThat(cells(bySex.dropOutByHorizon(months(12), months(24)), "sex", "months", "dropouts", "returned"))
                    .containsExactly(
                            List.of("F", "12", "83", "0"),
                            List.of("F", "24", "83", "0"),
                            List.of("M", "12", "52", "s"),
                            List.of("M", "24", "s", "0"));
            assertThat(cells(few.cohort("essai").dropOutByHorizon(months(24)), "dropouts"))
                    .containsExactly(List.of("s"));
            assertThat(cells(bySex.dropOut(presumedAfter(months(24))), "sex", "definition", "dropouts"))
                    .contains(List.of("F", "presumed", "83"), List.of("M", "presumed", "s"));
        }
    }

    @Test
    void labelsAreInTheLanguageOfTheReader() {
        System.setProperty("parcours.lang", "en");
        try {
            assertThat(cells(cohort().dropOutReasons(), "reason_label"))
                    .containsExactly(List.of("Lack of time"), List.of("Reason not given"));
            assertThat(cells(cohort().dropOut(presumedAfter(months(24))), "definition_label")
                            .get(3))
                    .containsExactly("Stock 2007-2009: 1 − juries / eligible");
        } finally {
            System.clearProperty("parcours.lang");
        }
    }
}
