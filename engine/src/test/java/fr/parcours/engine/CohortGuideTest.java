package fr.parcours.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.cohort.Attributes;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortFile;
import fr.parcours.engine.cohort.Public;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/guide/cohortes.md} shows is what the software reads. */
class CohortGuideTest {

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/guide/cohortes.md"));
    }

    @Test
    void theFileOfTheGuideIsACohort() throws IOException {
        Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(guide());
        assertThat(yaml.find()).isTrue();
        CohortDefinition definition = CohortFile.parse(yaml.group(1), "cohortes.md");
        assertThat(definition.strata()).containsExactly(Attributes.level());
        assertThat(definition.describe(Locale.FRENCH)).contains("Demandeur d'emploi");
    }

    @Test
    void thePublicsOfTheGuideAreThoseThereAre() throws IOException {
        assertThat(guide())
                .contains(Arrays.stream(Public.values())
                        .map(one -> "`" + one.name().toLowerCase(Locale.ROOT) + "`")
                        .toList());
    }
}
