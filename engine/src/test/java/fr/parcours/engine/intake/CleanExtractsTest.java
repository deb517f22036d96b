package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.SmallDemo;
import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.anonymise.LeakScan;
import fr.parcours.engine.demo.SimulatedExtract;
import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.read.RowPlace;
import fr.parcours.engine.intake.read.RowSink;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Extracts without identities must pass the search for identities: an alarm that rings all day is switched off. */
class CleanExtractsTest {

    private static Set<String> details(Specification specification) {
        return specification.parts().get(0).allSteps().stream()
                .flatMap(step -> step.detail().stream())
                .flatMap(detail -> detail.columns().stream())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    @Test
    void theExtractsOfSixCertifiersHoldNothingThatBlocks() {
        for (SimulatedExtract extract : SmallDemo.get().simulation().extracts()) {
            Specification specification = Specifications.read(extract.specification());
            LeakScan scan = LeakScan.of(
                    specification.parts().get(0).usedColumns().stream()
                            .map(Part.UsedColumn::name)
                            .toList(),
                    extract.asOf(),
                    details(specification));
            ExtractFiles.open(specification, List.of(extract.path())).read(new RowSink() {
                @Override
                public void row(RowPlace place, List<String> values, List<String> fields) {
                    scan.row(
                            place.line(),
                            values.stream().map(ExtractStage::strip).toList());
                }

                @Override
                public void malformedRow(RowPlace place, List<String> fields) {}

                @Override
                public void emptyRow(RowPlace place) {}
            });
            // Motives are looked at as free text even where they are codes here: they must not pass for names.
            assertThat(scan.findings())
                    .as(extract.specification())
                    .noneMatch(finding -> finding.verdict() == LeakFinding.Verdict.BLOCK);
        }
    }
}
