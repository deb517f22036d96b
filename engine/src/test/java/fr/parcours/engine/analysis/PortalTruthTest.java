package fr.parcours.engine.analysis;

import static fr.parcours.engine.cohort.Attributes.certifier;
import static fr.parcours.engine.cohort.Attributes.region;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journeys of the France VAE portal, from its files to a funnel, beside what the simulator says of them. */
class PortalTruthTest {

    private final SmallDemo demo = SmallDemo.get();

    @ParameterizedTest
    @ValueSource(strings = {"84", "93", "28"})
    void theFunnelOfThePortalIsThatOfTheTruth(String region) throws IOException {
        JsonNode truth = truth("/portal/" + region + "/consolidated");
        try (Observatory observatory = Observatory.open(demo.dataset())) {
            Map<String, Long> decided = stages(cohort(observatory, region, Outcome.FAVOURABLE));
            assertThat(decided.get("entered")).isEqualTo(truth.get("favourable").asLong());
            assertThat(decided.get("dossier")).isEqualTo(truth.get("dossiers").asLong());
            assertThat(decided.get("jury")).isEqualTo(truth.get("seenByJury").asLong());
            assertThat(decided.get("first_full"))
                    .isEqualTo(results(
                            truth, "SUCCES_TOTAL_CERTIFICATION_COMPLETE", "SUCCES_TOTAL_CERTIFICATION_PARTIELLE"));
            assertThat(decided.get("first_absent")).isEqualTo(results(truth, "CANDIDAT_ABSENT", "CANDIDAT_EXCUSE"));
            assertThat(decided.get("first_none")).isEqualTo(results(truth, "ECHEC"));
            Map<String, Long> refused = stages(cohort(observatory, region, Outcome.UNFAVOURABLE));
            assertThat(refused.get("entered") + decided.get("entered"))
                    .isEqualTo(truth.get("decisions").asLong());
        }
    }

    @Test
    void whatThePortalAddsDoesNotMoveTheYearsBeforeTheReform() throws IOException {
        JsonNode truth = truth("/regions/93/consolidated");
        try (Observatory observatory = Observatory.open(demo.dataset())) {
            Map<String, Long> stages = stages(observatory
                    .cohort("avant")
                    .enteringAt(StepType.ELIGIBILITY, Outcome.FAVOURABLE)
                    .between("2007-01-01", "2009-12-31")
                    .where(region().is("93"))
                    .unprotected());
            assertThat(stages.get("entered")).isEqualTo(truth.get("favourable").asLong());
            assertThat(stages.get("jury")).isEqualTo(truth.get("seenByJury").asLong());
        }
    }

    private static Cohort cohort(Observatory observatory, String region, Outcome decision) {
        return observatory
                .cohort("portail")
                .enteringAt(StepType.ELIGIBILITY, decision)
                .between("2024-01-01", "2026-01-15")
                .where(region().is(region), certifier().is("FVAE"))
                .unprotected();
    }

    private static Map<String, Long> stages(Cohort cohort) {
        return cohort.flow().funnels().get(0).stages().stream()
                .collect(Collectors.toMap(
                        FlowResult.Stage::name, stage -> stage.journeys().orElseThrow()));
    }

    private static long results(JsonNode truth, String... codes) {
        long sum = 0;
        for (String code : codes) {
            sum += truth.get("firstJury").path(code).asLong();
        }
        return sum;
    }

    private JsonNode truth(String path) throws IOException {
        JsonNode truth = JsonMapper.builder()
                .build()
                .readTree(demo.simulation().truth().toFile())
                .at(path);
        assertThat(truth.isMissingNode()).isFalse();
        return truth;
    }
}
