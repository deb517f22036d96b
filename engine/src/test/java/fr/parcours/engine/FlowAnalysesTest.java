package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.layout.Outcome.FAVOURABLE;
import static fr.parcours.layout.StepType.DOSSIER;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static fr.parcours.layout.StepType.JURY;
import static fr.parcours.layout.StepType.SUPPORT_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.analysis.ProcessMapResult;
import fr.parcours.engine.cohort.Attributes;
import fr.parcours.engine.cohort.StepCondition;
import fr.parcours.engine.result.CellText;
import fr.parcours.engine.result.Provenance.Population;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps, variants, stocks and series of a few journeys that can be counted by hand, observed until the end of 2010. */
class FlowAnalysesTest {

    @TempDir
    Path folder;

    private Observatory observatory;

    @BeforeEach
    void open() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        // Two juries of partial validation, then a full one.
        journeys.add("a", "anne", "sex=F", """
                APPLICATION 2008-01-10, ELIGIBILITY:FAVOURABLE 2008-02-01, DOSSIER 2008-06-01,
                JURY:PARTIAL 2008-09-01, JURY:PARTIAL 2009-03-01, JURY:FULL 2010-03-01""");
        // The dossier is filed on the day of the decision.
        journeys.add("b", "bruno", "sex=M", """
                APPLICATION 2008-01-20, ELIGIBILITY:FAVOURABLE 2008-03-01, DOSSIER 2008-03-01, JURY:FULL 2009-04-01""");
        journeys.add("c", "chloe", "sex=F", "ELIGIBILITY:FAVOURABLE 2008-04-01, WITHDRAWAL 2008-10-01");
        journeys.add("d", "david", "sex=M", "APPLICATION 2009-01-15, ELIGIBILITY:FAVOURABLE 2009-03-01");
        journeys.add("e", "emma", "sex=F", "APPLICATION 2009-02-01, ELIGIBILITY:UNFAVOURABLE 2009-04-01");
        // Nobody told the decision.
        journeys.add("f", "farid", "sex=M", "DOSSIER 2009-02-01, JURY:ABSENT 2009-04-01, JURY:NONE 2009-05-01");
        observatory =
                Observatory.open(journeys.write(folder.resolve("observatory")).folder());
    }

    @AfterEach
    void close() {
        observatory.close();
    }

    private Cohort cohort() {
        return observatory.cohort("essai").enteringAt(ELIGIBILITY, FAVOURABLE).unprotected();
    }

    /** The rows of a result, the cells of some columns as they are shown. */
    private static List<String> rows(Result result, String... columns) {
        List<String> names =
                result.table().columns().stream().map(ResultColumn::name).toList();
        CellText text = CellText.in(Locale.ENGLISH);
        return result.table().rows().stream()
                .map(row -> Stream.of(columns)
                        .map(names::indexOf)
                        .map(i -> text.show(
                                row.get(i), result.table().columns().get(i).kind()))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void aMapTellsWhatCameNextAndHowLongItTook() {
        ProcessMapResult map = cohort().processMap();
        assertThat(rows(map, "from", "to", "journeys", "passages", "share", "median"))
                .containsExactly(
                        "entry * 4 4 – –",
                        "entry eligibility_favourable 4 4 100.0% –",
                        "eligibility_favourable * 4 4 – –",
                        // 121 days and none: the median is between.
                        "eligibility_favourable dossier 2 2 50.0% 2.0",
                        "eligibility_favourable withdrawal 1 1 25.0% 6.0",
                        "eligibility_favourable open 1 1 25.0% 22.0",
                        "dossier * 2 2 – –",
                        "dossier jury_full 1 1 50.0% 13.0",
                        "dossier jury_partial 1 1 50.0% 3.0",
                        "jury_full * 2 2 – –",
                        "jury_full validated 2 2 100.0% –",
                        "jury_partial * 1 2 – –",
                        "jury_partial jury_full 1 1 50.0% 12.0",
                        "jury_partial jury_partial 1 1 50.0% 5.9",
                        "withdrawal * 1 1 – –",
                        "withdrawal left 1 1 100.0% –",
                        "validated * 2 2 – –",
                        "left * 1 1 – –",
                        "open * 1 1 – –");
        assertThat(map.provenance().measure()).isEqualTo(Population.COHORT);
        assertThat(map.table().titleFr()).contains("(cohorte)");
    }

    @Test
    void aMapBeginsWithTheEntry() {
        assertThat(rows(cohort().enteringAt(DOSSIER).processMap(), "from", "to", "passages"))
                .startsWith("entry * 3", "entry dossier 3", "dossier * 3");
    }

    @Test
    void smallPassagesAreSummedAndSmallStepsWithheld() {
        ProcessMapResult map = observatory.cohort("essai").processMap();
        assertThat(rows(map, "from", "to", "passages", "journeys", "share", "median"))
                .contains("eligibility_favourable * s s – –", "eligibility_favourable other s s s s")
                .noneMatch(row -> row.matches(".*\\d.*"));
        assertThat(map.maps().get(0).arcs()).isEmpty();
    }

    @Test
    void variantsAreTheSequencesOfStepsTheMostFrequentFirst() {
        assertThat(rows(cohort().variants(2), "sequence", "journeys", "share", "cumulated", "median"))
                .containsExactly("31 1 25.0% 25.0% –", "31-60-71 1 25.0% 50.0% 13.0", "other 2 50.0% 100.0% –");
        assertThat(rows(cohort().variants(2), "sequence_label", "ending"))
                .containsExactly(
                        "recevable Encore ouvert", "recevable → livret 2 → totale Validé", "Autres suites (2) ");
        assertThat(rows(observatory.cohort("essai").variants(2), "sequence", "journeys", "share"))
                .containsExactly("other s s");
        assertThatThrownBy(() -> cohort().variants(0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aStockCountsTheEventsOfTheYearWhateverTheEntry() {
        var stock = cohort().between("2010-01-01", "2010-12-31").stock();
        assertThat(rows(stock, "year", "coverage", "applications", "decisions", "favourable", "dossiers", "jury"))
                .containsExactly("2008 whole 2 3 3 2 1", "2009 whole 2 2 1 1 3", "2010 whole 0 0 0 0 1");
        assertThat(rows(stock, "full_validation", "partial_validation", "no_validation", "absent", "withdrawals"))
                .containsExactly("0 1 0 0 1", "1 1 1 1 0", "1 0 0 0 0");
        // Open at the end of 2008: a and b; of 2009 and 2010: a and d, then d alone.
        assertThat(rows(stock, "open", "jury_ratio", "full_ratio"))
                .containsExactly("2 33.3% 0.0%", "2 300.0% 33.3%", "1 – 100.0%");
        assertThat(stock.provenance().measure()).isEqualTo(Population.STOCK);
        assertThat(stock.provenance().definitionFr()).contains("quelle que soit leur entrée");
        assertThat(stock.provenance().warnings()).anyMatch(warning -> warning.contains("ne limite pas un stock"));
        assertThat(rows(cohort().by(sex()).where(sex().is("F")).stock(), "sex", "year", "jury"))
                .containsExactly("F 2008 1", "F 2009 1", "F 2010 1");
    }

    @Test
    void aStockCannotChooseJourneysByTheirEntry() {
        assertThatThrownBy(() ->
                        cohort().where(StepCondition.hadNot(SUPPORT_START)).stock())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("having");
        assertThatThrownBy(() -> cohort().by(Attributes.ageBand()).reconciliation())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("age_band");
        assertThatThrownBy(() -> cohort().perPerson().stock()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> cohort().changingAt(DOSSIER).stock()).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aReconciliationSplitsTheStockByYearOfEntry() {
        var reconciliation = cohort().reconciliation();
        assertThat(rows(reconciliation, "year", "entry_year", "first_passages", "later_passages", "passages"))
                .containsExactly(
                        "2008 * 1 0 1",
                        "2008 2008 1 0 1",
                        "2009 * 2 1 3",
                        "2009 2008 1 1 2",
                        "2009 ? 1 0 1",
                        "2010 * 0 1 1",
                        "2010 2008 0 1 1");
        // Of the three of 2008 followed for 24 months, c had no jury; d is not followed so long yet.
        assertThat(rows(reconciliation, "favourable", "stock_no_jury", "cohort_no_jury"))
                .startsWith("3 66.7% 33.3%", "– – –", "1 -200.0% –");
        assertThat(reconciliation.provenance().measure()).isEqualTo(Population.STOCK);
        assertThat(reconciliation.provenance().warnings()).contains(reconciliation.note());
    }

    @Test
    void aReconciliationAddsUpToTheStock() {
        try (Observatory demo = Observatory.open(SmallDemo.get().dataset())) {
            Cohort all = demo.cohort("tous").by(Attributes.certifier()).unprotected();
            List<String> stock = rows(all.stock(), "certifier", "year", "jury").stream()
                    .filter(row -> !row.endsWith(" 0"))
                    .toList();
            assertThat(rows(all.reconciliation(), "certifier", "year", "passages", "entry_year").stream()
                            .filter(row -> row.endsWith(" *"))
                            .map(row -> row.replace(" *", "")))
                    .isEqualTo(stock)
                    .hasSizeGreaterThan(10);
            assertThat(rows(demo.cohort("tous").stock(), "open"))
                    .isNotEmpty()
                    .allMatch(open -> open.matches(".*[05s–]"));
        }
    }

    @Test
    void yearsAreFollowedForTheSameTimeOrNotAtAll() {
        var series = cohort().series(months(24));
        assertThat(rows(series, "entry_year", "entered", "followed", "jury_share", "full_share", "left_share"))
                .containsExactly("2008 3 3 66.7% 33.3% 33.3%", "2009 1 – – – –");
        // 213 days for a, 396 for b, never for c.
        assertThat(rows(series, "median")).containsExactly("13.0", "–");
        assertThat(rows(cohort().series(months(12)), "entry_year", "jury_share", "full_share", "left_share"))
                .containsExactly("2008 33.3% 0.0% 33.3%", "2009 0.0% 0.0% 0.0%");
        assertThat(rows(observatory.cohort("essai").series(months(24)), "entered", "jury_share", "median"))
                .containsExactly("s s s", "s – –");
        assertThatThrownBy(() -> cohort().enteringAt(JURY).series(months(12)))
                .isInstanceOf(InvalidInputException.class);
    }
}
