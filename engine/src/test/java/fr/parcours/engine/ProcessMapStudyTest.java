package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.departement;
import static fr.parcours.engine.cohort.Attributes.sex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.analysis.ProcessMapResult;
import fr.parcours.engine.analysis.ProcessMapResult.Arc;
import fr.parcours.engine.analysis.ProcessMapResult.StratumMap;
import fr.parcours.layout.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Process maps beside one another in a study. */
class ProcessMapStudyTest {

    @TempDir
    private Path folder;

    @Test
    void whatOneGroupWithholdsDoesNotFollowFromTheMapOfAll() {
        try (Observatory observatory = Observatory.open(SmallDemo.get().dataset())) {
            Cohort cohort = observatory.cohort("Recevables");
            Set<String> whole = ways(cohort.processMap().maps().get(0));
            ProcessMapResult shown = cohort.by(sex()).processMap();
            ProcessMapResult raw = cohort.by(sex()).unprotected().processMap();
            int withheld = 0;
            for (String way : whole) {
                List<StratumMap> hiding = raw.maps().stream()
                        .filter(map -> ways(map).contains(way)
                                && !ways(of(shown, map.stratum())).contains(way))
                        .toList();
                assertThat(hiding.size()).as(way).isNotEqualTo(1);
                withheld += hiding.size();
            }
            assertThat(withheld).isPositive();
        }
    }

    @Test
    void aMapWhereNobodyComesTwiceIsProtectedToo() {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        for (int i = 0; i < 20; i++) {
            journeys.add(
                    "j" + i,
                    "p" + i,
                    "sex=F",
                    "APPLICATION 2009-01-05, ELIGIBILITY:FAVOURABLE 2009-03-05"
                            + (i < 12 ? ", DOSSIER 2009-06-01, JURY:FULL 2009-09-01" : ""));
        }
        journeys.write(folder.resolve("journeys"));
        try (Observatory observatory = Observatory.open(folder.resolve("journeys"))) {
            StratumMap map = observatory.cohort("Tous").processMap().maps().get(0);
            assertThat(map.arcs())
                    .filteredOn(arc -> arc.from().equals("dossier"))
                    .extracting(Arc::passages)
                    .containsExactly(12L);
        }
    }

    @Test
    void aMapIsGivenForTwelveGroupsAtMost() {
        try (Observatory observatory = Observatory.open(SmallDemo.get().dataset())) {
            Cohort cohort = observatory.cohort("Recevables").by(departement(), sex());
            assertThatThrownBy(cohort::processMap)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("12 groupes");
        }
    }

    private static StratumMap of(ProcessMapResult result, String stratum) {
        return result.maps().stream()
                .filter(map -> map.stratum().equals(stratum))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> ways(StratumMap map) {
        Set<String> ways = new TreeSet<>();
        map.arcs().forEach(arc -> ways.add(arc.from() + " to " + arc.to()));
        return ways;
    }
}
