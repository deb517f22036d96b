package fr.parcours.engine.analysis;

import static fr.parcours.engine.cohort.Attributes.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The curves of a simulated dataset, most of whose journeys are still open, against the futures that were simulated.
 */
class DurationTruthTest {

    private final SmallDemo demo = SmallDemo.get();

    private record Estimate(double truth, double kaplanMeier, double naive, long journeys) {
        double standardError() {
            return Math.sqrt(truth * (1 - truth) / journeys);
        }
    }

    private List<Estimate> estimates(int months) throws IOException {
        JsonNode truth =
                JsonMapper.builder().build().readTree(demo.simulation().truth().toFile());
        List<Estimate> estimates = new ArrayList<>();
        try (Observatory observatory = Observatory.open(demo.dataset())) {
            for (String code : List.of("23", "82", "93")) {
                DurationResult result = observatory
                        .cohort("essai")
                        .enteringAt(StepType.ELIGIBILITY, Outcome.FAVOURABLE)
                        .between("2007-01-01", "2009-12-31")
                        .where(region().is(code))
                        .unprotected()
                        .timeTo(StepType.JURY);
                List<DurationResult.Point> points = result.curves().get(0).points();
                DurationResult.Point last = points.stream()
                        .filter(point -> point.months() <= months)
                        .reduce((a, b) -> b)
                        .orElseThrow();
                long journeys = points.get(0).atRisk().orElseThrow();
                var cells = result.table().rows().get(0);
                long events = ((fr.parcours.engine.result.Cell.Count) cells.get(1)).value();
                double expected = truth.at("/regions/" + code + "/model/all/juryWithinMonths/" + months)
                        .asDouble();
                assertThat(expected).isPositive();
                estimates.add(new Estimate(expected, 1 - last.waiting(), (double) events / journeys, journeys));
            }
        }
        return estimates;
    }

    @Test
    void theShareSeenByAJuryWithinTwoYearsIsThatOfTheSimulatedFutures() throws IOException {
        for (Estimate estimate : estimates(24)) {
            // Censoring leaves less information than the whole cohort would give: twice its standard error, thrice.
            assertThat(estimate.kaplanMeier()).isCloseTo(estimate.truth(), within(6 * estimate.standardError()));
        }
    }

    @Test
    void anEstimateThatIgnoresCensoringWouldBeFarOff() throws IOException {
        for (Estimate estimate : estimates(24)) {
            assertThat(Math.abs(estimate.naive() - estimate.truth())).isGreaterThan(6 * estimate.standardError());
        }
    }
}
