package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.certifier;
import static fr.parcours.engine.cohort.Months.months;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.analysis.CountedEvent;
import fr.parcours.engine.analysis.DetailedResult;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.cohort.Attributes;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegionComparisonTest {

    private static final CountedEvent VALIDATION = CountedEvent.within(ModelledEvent.outcome("full"), months(12));

    private static Observatory observatory;

    @BeforeAll
    static void open() {
        observatory = Observatory.open(SmallDemo.get().dataset());
    }

    @AfterAll
    static void close() {
        observatory.close();
    }

    private static ResultTable detail(DetailedResult result, String name) {
        return result.details().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> notes(DetailedResult result, String subject) {
        return detail(result, "regions_comparability").rows().stream()
                .filter(row -> row.get(0).equals(Cell.text(subject)))
                .map(row -> ((Cell.Text) row.get(2)).value())
                .toList();
    }

    @Test
    void eachRegionTellsWhatItsManifestsTell() {
        DetailedResult result = observatory.cohort("Recevables").regions(VALIDATION);
        ResultCells table = new ResultCells(result.table());
        List<Manifest> manifests = observatory.manifests().stream()
                .filter(manifest -> manifest.region().equals("82"))
                .toList();
        assertThat(table.count("campaigns", Map.of("region", "82"))).isEqualTo(manifests.size());
        assertThat(table.cell("last_campaign", Map.of("region", "82"))).isEqualTo(Cell.text("2010-1"));
        assertThat(table.cell("revision", Map.of("region", "82")))
                .isEqualTo(Cell.text(manifests.get(manifests.size() - 1).revision()));
        assertThat(table.cell("certifiers", Map.of("region", "84"))).isEqualTo(Cell.text("FVAE"));
        assertThat(result.table().rows()).hasSize((int) observatory.manifests().stream()
                .map(Manifest::region)
                .distinct()
                .count());
        ResultCells rates = new ResultCells(detail(result, "rates"));
        assertThat(rates.count("journeys", Map.of("region", "82")))
                .isEqualTo(table.count("journeys", Map.of("region", "82")));
    }

    @Test
    void aNoteSaysWhatDoesNotCompareAndWhy() {
        DetailedResult result = observatory.cohort("Recevables").unprotected().regions(VALIDATION);
        assertThat(notes(result, "certifiers")).singleElement().asString().contains("FVAE (28, 84)");
        assertThat(notes(result, "dates")).singleElement().asString().contains("2010-01-15 (23, 82)");
        assertThat(notes(result, "regions")).hasSize(2).anyMatch(note -> note.contains("Rhône-Alpes"));
        assertThat(notes(result, "coverage")).anyMatch(note -> note.contains("NSF"));
        assertThat(notes(result, "breaks")).singleElement().asString().contains("FVAE");
        assertThat(notes(result, "none")).isEmpty();
    }

    @Test
    void regionsWithoutJourneysInTheCohortAreNotHeldAgainstTheOthers() {
        DetailedResult result = observatory
                .cohort("Recevables")
                .where(Attributes.region().in("82", "23"))
                .regions(VALIDATION);
        assertThat(notes(result, "certifiers")).isEmpty();
        assertThat(notes(result, "dates")).isEmpty();
    }

    @Test
    void ratesAreGivenByOneMoreAttribute() {
        DetailedResult result = observatory.cohort("Recevables").unprotected().regions(VALIDATION, certifier());
        assertThat(new ResultCells(detail(result, "rates")).cell("region", Map.of("region", "82", "certifier", "EN")))
                .isEqualTo(Cell.text("82"));
        assertThatThrownBy(() -> observatory.cohort("Recevables").regions(VALIDATION, certifier(), Attributes.level()))
                .isInstanceOf(InvalidInputException.class);
    }
}
