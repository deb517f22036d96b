package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parcours.engine.demo.Parameters.DirtRate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalDirtTest {

    private static final double MANY = 0.02;

    @Test
    void everyErrorIsWrongForItsReasonOnlyHoweverMany(@TempDir Path folder) throws Exception {
        JsonNode specification = WrittenFile.specification(PortalExtracts.SPECIFICATION);
        Parameters parameters = Parameters.defaults()
                .withDirt(Arrays.stream(DirtKind.values())
                        .map(kind -> new DirtRate(kind, MANY))
                        .toList());
        PortalExtracts files =
                new PortalExtracts(parameters, parameters.portal().regions().get(2), List.of());
        Set<String> kinds = new TreeSet<>();
        for (Parameters.Delivery delivery : parameters.portal().deliveries()) {
            SimulatedExtract extract = files.write(delivery, folder).orElseThrow();
            RowChecks checks = new RowChecks(specification, extract.asOf());
            Map<String, Integer> found = new TreeMap<>();
            for (WrittenFile.Line row :
                    WrittenFile.read(extract.path(), specification).rows()) {
                Set<String> reasons = checks.reasons(row);
                assertThat(reasons).as(row.toString()).hasSizeLessThan(2);
                reasons.forEach(reason -> found.merge(reason, 1, Integer::sum));
            }
            assertThat(found).isEqualTo(extract.dirt());
            kinds.addAll(found.keySet());
        }
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DirtKind.values()).map(DirtKind::reason).toList());
    }
}
