package fr.parcours.engine.intake.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.parcours.engine.intake.Check;
import fr.parcours.layout.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityReviewTest {

    @Test
    void subjectsAreJudgedOneByOneWhenEachStandsForItself() {
        CheckFinding finding = judge(
                CheckThresholds.defaults(),
                difference(QualityCheck.DEPARTEMENT_VANISHED, "42", 15, 1_000),
                difference(QualityCheck.DEPARTEMENT_VANISHED, "69", 18, 1_000));

        assertThat(finding.verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(finding.measure()).isEqualTo(0.018);
        assertThat(finding.rows()).isEqualTo(33);
        assertThat(finding.examples()).extracting(CheckFinding.Example::subject).containsExactly("69", "42");
    }

    @Test
    void subjectsAreAddedUpWhenTheyShareABase() {
        CheckFinding finding = judge(
                CheckThresholds.defaults(),
                difference(QualityCheck.JOURNEY_VANISHED, "DOSSIER", 26, 1_000),
                difference(QualityCheck.JOURNEY_VANISHED, "JURY", 26, 1_000));

        assertThat(finding.measure()).isEqualTo(0.052);
        assertThat(finding.verdict()).isEqualTo(Verdict.EXAMINE);
    }

    @Test
    void fewRowsSayNothingUnlessTheThresholdIsZero() {
        CampaignFinding few = difference(QualityCheck.UNIT_VANISHED, "Lyon", 4, 10);
        CheckThresholds all = CheckThresholds.defaults().with("unit_vanished", Optional.of(0.0), Optional.empty());

        assertThat(judge(CheckThresholds.defaults(), few).verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(judge(all, few).verdict()).isEqualTo(Verdict.EXAMINE);
    }

    @Test
    void changedThresholdsChangeTheVerdictAndNothingElse() {
        CampaignFinding found = difference(QualityCheck.DATE_MOVED, "JURY", 30, 100);
        CheckThresholds strict = CheckThresholds.defaults().with("date_moved", Optional.empty(), Optional.of(0.2));
        CheckThresholds lax = strict.with("date_moved", Optional.of(0.5), Optional.of(0.9));

        assertThat(judge(CheckThresholds.defaults(), found).verdict()).isEqualTo(Verdict.EXAMINE);
        assertThat(judge(strict, found).verdict()).isEqualTo(Verdict.BLOCKING);
        assertThat(judge(lax, found))
                .returns(Verdict.WITHIN, CheckFinding::verdict)
                .returns(30L, CheckFinding::rows);
    }

    @Test
    void atMostFiveExamplesAreGiven() {
        List<CampaignFinding> differences = java.util.stream.IntStream.range(0, 9)
                .mapToObj(i -> difference(QualityCheck.UNIT_APPEARED, "unit " + i, 10 + i, 100))
                .toList();

        assertThat(QualityReview.judge(differences, CheckThresholds.defaults()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.examples())
                        .extracting(CheckFinding.Example::subject, CheckFinding.Example::rows)
                        .hasSize(CheckFinding.MAX_EXAMPLES)
                        .startsWith(tuple("unit 8", 18L)));
    }

    @Test
    void unknownChecksAreRefusedWithTheListOfThoseThereAre() {
        assertThatThrownBy(() -> CheckThresholds.defaults().with("unit_lost", Optional.of(0.1), Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("unit_lost", "unit_vanished");
    }

    @Test
    void everyCheckOfRowsIsKnown() {
        assertThat(Arrays.stream(Check.values()).map(Check::key))
                .allSatisfy(key -> assertThat(QualityCheck.find(key)).as(key).isPresent());
    }

    @ParameterizedTest
    @EnumSource(QualityCheck.class)
    void everyCheckHasANameAndSaysWhatToDo(QualityCheck check) {
        assertThat(check.label()).isNotBlank().hasSizeLessThan(40);
        assertThat(check.explanation()).hasSizeGreaterThan(80);
    }

    private static CampaignFinding difference(QualityCheck check, String subject, long rows, long base) {
        return new CampaignFinding("EN", check, subject, base, base - rows, rows, base);
    }

    private static CheckFinding judge(CheckThresholds limits, CampaignFinding... differences) {
        List<CheckFinding> findings = QualityReview.judge(List.of(differences), limits);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
