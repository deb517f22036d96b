package fr.parcours.engine.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.PartitionKey;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopyRiskReportTest {

    private static final LatticeNode NODE =
            new LatticeNode(Map.of(QuasiIdentifier.BIRTH_YEAR, Rule.YEARS_5, QuasiIdentifier.SEX, Rule.KEPT));
    private static final RiskMeasure BEFORE = new RiskMeasure(40, 400, 1, 62, 3, 1, 7, 4, 64);
    private static final RiskMeasure AFTER = new RiskMeasure(20, 400, 6, 0, 0, 2, 0, 0, 0);
    private static final TrajectoryRisk RARE = new TrajectoryRisk(390, 1, 2, 2);

    @Test
    void theJsonHoldsAllThatTheCopyMustTell() throws IOException {
        JsonNode json = json(risk(Thresholds.betweenObservatories().allowLinked()), Reader.SENDER);

        assertThat(json.at("/passed").booleanValue()).isTrue();
        assertThat(json.at("/thresholds/k").intValue()).isEqualTo(5);
        assertThat(json.at("/thresholds/l").intValue()).isEqualTo(2);
        assertThat(json.at("/thresholds/rare_trajectories").textValue()).isEqualTo("accepted");
        assertThat(json.at("/quasi_identifiers").toString())
                .isEqualTo("[\"region\",\"campaign\",\"residence\",\"birth_year\",\"certification\","
                        + "\"employment_status\",\"sex\"]");
        assertThat(json.at("/sensitive_attributes").toString())
                .isEqualTo("[\"result\",\"withdrawal_reason\",\"disability\"]");
        assertThat(json.at("/partitions/0/partition").textValue()).isEqualTo("region=82/campaign=2009-2");
        assertThat(json.at("/journeys").intValue()).isEqualTo(401);
        assertThat(json.at("/node/key").textValue()).isEqualTo("birth_year=years_5");
        assertThat(json.at("/node/rules/sex").textValue()).isEqualTo("kept");
        assertThat(json.at("/nodes/0/persons_at_risk").intValue()).isEqualTo(64);
        assertThat(json.at("/before/classes/k").intValue()).isEqualTo(1);
        assertThat(json.at("/before/classes/unique_persons").intValue()).isEqualTo(3);
        assertThat(json.at("/after/classes/persons_below_k").intValue()).isZero();
        assertThat(json.at("/after/trajectories/persons_below_k").intValue()).isEqualTo(2);
        assertThat(json.at("/generalised_columns/0").toString())
                .isEqualTo("{\"column\":\"birth_year\",\"rule\":\"years_5\",\"journeys\":320}");
        assertThat(json.at("/suppressed_columns/0").toString())
                .isEqualTo("{\"column\":\"residence_commune\",\"cells\":3}");
        assertThat(json.at("/dropped_columns").isEmpty()).isTrue();
    }

    @Test
    void aRecipientReadsNoNumberOfPersonsBelowTheThreshold() throws IOException {
        CopyRisk risk = risk(Thresholds.betweenObservatories().allowLinked());
        JsonNode json = json(risk, Reader.RECIPIENT);

        assertThat(json.at("/before/classes/k").textValue()).isEqualTo("<5");
        assertThat(json.at("/before/classes/unique_persons").textValue()).isEqualTo("<5");
        assertThat(json.at("/before/classes/persons_below_l").textValue()).isEqualTo("<5");
        assertThat(json.at("/before/classes/persons_below_k").intValue()).isEqualTo(62);
        assertThat(json.at("/after/classes/persons_below_k").intValue()).isZero();
        assertThat(json.at("/after/trajectories/persons_below_k").textValue()).isEqualTo("<5");
        assertThat(json.at("/suppressed_columns/0/cells").textValue()).isEqualTo("<5");

        assertThat(CopyRiskText.of(risk, Reader.RECIPIENT))
                .contains("personnes uniques : moins de 5", "vidé pour moins de 5 parcours")
                .doesNotContain("personnes uniques : 3");
    }

    @Test
    void theTextSaysWhatWasGeneralisedAndThatTheCopyIsPossible() {
        assertThat(CopyRiskText.of(risk(Thresholds.betweenObservatories().allowLinked()), Reader.SENDER))
                .contains(
                        "region=82/campaign=2009-2 (401 parcours)",
                        "birth_year : tranche de 5 ans, dite par sa première année, 320 parcours",
                        "residence_commune : vidé pour 3 parcours",
                        "la copie est possible",
                        "Des trajectoires rares sont acceptées");
    }

    @Test
    void aRefusalSaysWhyAndWhatToDo() throws IOException {
        CopyRisk refused = risk(Thresholds.betweenObservatories());

        assertThat(json(refused, Reader.SENDER).at("/refusals").toString()).isEqualTo("[\"rare_trajectories\"]");
        assertThat(CopyRiskText.of(refused, Reader.SENDER))
                .contains("copie refusée, rien n'a été écrit", "--allow-linked")
                .doesNotContain("la copie est possible");
    }

    private static CopyRisk risk(Thresholds thresholds) {
        return new CopyRisk(
                thresholds,
                List.of(new PartitionSize(
                        PartitionKey.of("82", "2009-2"), 4, Map.of("EMPLOI", 399L, "AGRICULTURE", 2L))),
                List.of(new CopyRisk.NodeRisk(NODE, BEFORE)),
                NODE,
                new CopyRisk.State(BEFORE, RARE),
                Optional.of(new CopyRisk.State(AFTER, RARE)),
                List.of(new CopyRisk.Generalised("birth_year", Rule.YEARS_5, 320)),
                List.of(new CopyRisk.Suppressed("residence_commune", 3)),
                List.of());
    }

    private static JsonNode json(CopyRisk risk, Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        CopyRiskJson.write(risk, reader, text);
        return new ObjectMapper().readTree(text.toString());
    }
}
