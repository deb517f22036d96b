package fr.parcours.engine.intake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The French guide explains every check as the reports do, with the thresholds in the code. */
class QualityGuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "qualite.md");

    @ParameterizedTest
    @EnumSource(QualityCheck.class)
    void everyCheckIsExplainedWithItsThresholds(QualityCheck check) throws IOException {
        String guide = Files.readString(GUIDE);
        Threshold threshold = check.threshold();

        assertThat(guide)
                .contains("| " + check.label() + " | `" + check.key() + "` | ")
                .containsPattern(
                        "`" + check.key() + "` \\| [a-z]+ \\| " + share(OptionalDouble.of(threshold.warnAbove()))
                                + " \\| " + share(threshold.stopAbove()) + " \\|");
        assertThat(guide.replaceAll("\\s+", " ")).contains(check.explanation().replaceAll("\\s+", " "));
    }

    private static String share(OptionalDouble share) {
        return share.isEmpty()
                ? "–"
                : SubjectText.shortPercentage(share.getAsDouble()).replace('\u202f', ' ');
    }
}
