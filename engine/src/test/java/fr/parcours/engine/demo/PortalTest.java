package fr.parcours.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.demo.PortalHistory.Session;
import fr.parcours.engine.demo.PortalHistory.Status;
import fr.parcours.engine.demo.PortalHistory.StatusChange;
import fr.parcours.layout.Nomenclatures;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The portal at its real size, without files, beside the rules of the period. */
class PortalTest {

    private static final Parameters PARAMETERS = Parameters.defaults();
    private static final LocalDate LAST = PARAMETERS.portal().lastAsOf();

    private static List<PortalCandidacy> candidacies;

    @BeforeAll
    static void draw() {
        candidacies =
                new PortalPopulation(PARAMETERS, PARAMETERS.portal().regions().get(0), List.of()).candidacies();
    }

    private static Stream<PortalHistory> histories() {
        return candidacies.stream().map(PortalCandidacy::history);
    }

    @Test
    void aRegionHasSomeThousandsOfCandidacies() {
        assertThat(candidacies).hasSizeBetween(3_000, 4_000);
        assertThat(candidacies).extracting(PortalCandidacy::id).doesNotHaveDuplicates();
        assertThat(candidacies)
                .allSatisfy(one ->
                        assertThat(one.id()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void regionsAndDepartementsAreThoseOfToday() {
        assertThat(PARAMETERS.portal().regions())
                .allSatisfy(region -> assertThat(Nomenclatures.get("region").find(region.region()))
                        .hasValueSatisfying(
                                entry -> assertThat(entry.validOn(LAST)).isTrue()));
        Set<String> departements = candidacies.stream()
                .map(one -> one.person().commune().departement())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(departements)
                .containsExactly("01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74");
    }

    @Test
    void theHistoryIsInOrderAndStartsWithTheRegistration() {
        assertThat(histories()).allSatisfy(one -> {
            assertThat(one.statuses()).extracting(StatusChange::at).isSorted().doesNotHaveDuplicates();
            assertThat(one.statuses().get(0).status()).isEqualTo(Status.PROJET);
            assertThat(one.juries()).extracting(Session::at).isSorted();
            one.dropOut().ifPresent(left -> {
                assertThat(left.status()).isEqualTo(one.last());
                assertThat(left.at())
                        .isAfter(one.statuses().get(one.statuses().size() - 1).at());
            });
        });
        assertThat(histories().flatMap(one -> one.statuses().stream()))
                .extracting(StatusChange::status)
                .containsAll(EnumSet.allOf(Status.class));
    }

    @Test
    void archivingAndDroppingOutExcludeEachOther() {
        assertThat(histories())
                .noneMatch(one -> one.dropOut().isPresent() && one.archive().isPresent());
        assertThat(histories())
                .anyMatch(one -> one.dropOut().isPresent())
                .anyMatch(one -> one.archive().isPresent());
    }

    @Test
    void everyCodeOfThePortalOccurs() {
        assertThat(histories().flatMap(one -> one.juries().stream()).map(Session::result))
                .contains(
                        "SUCCES_TOTAL_CERTIFICATION_COMPLETE",
                        "SUCCES_TOTAL_CERTIFICATION_COMPLETE_SOUS_RESERVE",
                        "SUCCES_PARTIEL_CERTIFICATION_COMPLETE",
                        "SUCCES_TOTAL_CERTIFICATION_PARTIELLE",
                        "SUCCES_PARTIEL_CERTIFICATION_PARTIELLE",
                        "ECHEC",
                        "CANDIDAT_EXCUSE",
                        "CANDIDAT_ABSENT");
        assertThat(histories()
                        .flatMap(one -> one.dropOut().stream())
                        .map(PortalHistory.DropOut::reason)
                        .distinct())
                .hasSize(Nomenclatures.get("withdrawal_reason").entries().size());
        assertThat(histories()
                        .flatMap(one -> one.archive().stream())
                        .map(PortalHistory.Archive::reason)
                        .distinct())
                .hasSize(Nomenclatures.get("archive_reason").entries().size());
    }

    @Test
    void delaysFollowTheDecree() {
        List<Long> decisions = histories()
                .flatMap(one -> days(last(one, Status.DOSSIER_FAISABILITE_ENVOYE), decided(one)))
                .toList();
        assertThat(share(decisions, days -> days <= 62)).isBetween(0.85, 0.97);
        List<Long> juries = histories()
                .filter(one -> one.juries().size() == 1)
                .flatMap(one -> days(
                        last(one, Status.DOSSIER_DE_VALIDATION_ENVOYE),
                        one.juries().stream().map(Session::at)))
                .toList();
        assertThat(juries).allMatch(days -> days > 0);
        assertThat(share(juries, days -> days <= 92)).isGreaterThan(0.85);
        assertThat(histories().flatMap(one -> one.juries().stream()))
                .allSatisfy(jury -> assertThat(jury.announced())
                        .isBetween(
                                jury.at().toLocalDate(), jury.at().toLocalDate().plusDays(15)));
    }

    @Test
    void inactivityIsConcludedAfterItsTwoStages() {
        assertThat(histories()
                        .filter(one -> one.dropOut()
                                .filter(left -> left.reason().equals(PortalCodes.INACTIVE))
                                .isPresent()))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(ChronoUnit.DAYS.between(
                                one.statuses().get(one.statuses().size() - 1).at(),
                                one.dropOut().orElseThrow().at()))
                        .isBetween(344L, 350L));
    }

    @Test
    void startsAreSlowAndDropOutsMany() {
        PortalCounts counts =
                PortalCounts.of(histories().map(one -> one.knownAt(LAST)).toList());
        assertThat((double) counts.applications() / counts.candidacies()).isBetween(0.40, 0.65);
        assertThat((double) counts.seenByJury() / counts.candidacies()).isBetween(0.08, 0.25);
        assertThat((double) counts.favourable() / counts.decisions()).isCloseTo(0.93, within(0.02));
        int left =
                counts.dropOuts().values().stream().mapToInt(Integer::intValue).sum()
                        + counts.archives().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
        assertThat((double) left / counts.candidacies()).isBetween(0.25, 0.50);
        assertThat((double) counts.firstJury().get("SUCCES_TOTAL_CERTIFICATION_COMPLETE") / counts.seenByJury())
                .isBetween(0.52, 0.66);
    }

    @Test
    void personsWithSeveralCandidaciesStayThemselves() {
        assertThat(candidacies.stream()
                        .collect(Collectors.groupingBy(one -> one.person().pseudonym())))
                .anySatisfy((person, own) -> assertThat(own).hasSizeGreaterThan(1))
                .allSatisfy((person, own) -> assertThat(own)
                        .extracting(PortalCandidacy::person)
                        .containsOnly(own.get(0).person()));
    }

    private static Stream<LocalDateTime> last(PortalHistory one, Status status) {
        return one.statuses().stream()
                .filter(change -> change.status() == status)
                .map(StatusChange::at)
                .reduce((first, second) -> second)
                .stream();
    }

    private static Stream<LocalDateTime> decided(PortalHistory one) {
        return Stream.concat(
                last(one, Status.DOSSIER_FAISABILITE_RECEVABLE), last(one, Status.DOSSIER_FAISABILITE_NON_RECEVABLE));
    }

    private static Stream<Long> days(Stream<LocalDateTime> from, Stream<LocalDateTime> to) {
        List<LocalDateTime> starts = from.toList();
        return to.flatMap(
                end -> starts.stream().map(start -> ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate())));
    }

    private static double share(List<Long> all, java.util.function.Predicate<Long> wanted) {
        return (double) all.stream().filter(wanted).count() / all.size();
    }
}
