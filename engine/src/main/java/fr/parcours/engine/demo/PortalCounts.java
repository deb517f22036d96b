package fr.parcours.engine.demo;

import fr.parcours.engine.demo.PortalHistory.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a study of a region would count on the portal.
 *
 * @param candidacies candidacies registered
 * @param applications candidacies with a feasibility file
 * @param decisions candidacies with a decision
 * @param favourable those whose decision is favourable
 * @param dossiers candidacies with a validation file
 * @param seenByJury candidacies with the result of a jury
 * @param firstJury result of the first jury, as the portal codes it
 * @param dropOuts drop-outs by reason, as the portal codes them
 * @param archives archived candidacies by reason, as the portal codes them
 */
record PortalCounts(
        int candidacies,
        int applications,
        int decisions,
        int favourable,
        int dossiers,
        int seenByJury,
        Map<String, Integer> firstJury,
        Map<String, Integer> dropOuts,
        Map<String, Integer> archives) {

    /**
     * One region.
     *
     * @param consolidated what the right lines of all campaigns say, as known at the last one
     * @param simulated what happened by the last as-of date, whether a right line tells it or not
     * @param eventually what will have happened in the end
     */
    record RegionTruth(PortalCounts consolidated, PortalCounts simulated, PortalCounts eventually) {}

    static PortalCounts of(List<PortalHistory> known) {
        Map<String, Integer> firstJury = new TreeMap<>();
        Map<String, Integer> dropOuts = new TreeMap<>();
        Map<String, Integer> archives = new TreeMap<>();
        for (PortalHistory one : known) {
            one.juries().stream().findFirst().ifPresent(jury -> firstJury.merge(jury.result(), 1, Integer::sum));
            one.dropOut().ifPresent(left -> dropOuts.merge(left.reason(), 1, Integer::sum));
            one.archive().ifPresent(left -> archives.merge(left.reason(), 1, Integer::sum));
        }
        Predicate<PortalHistory> favourable = has(Status.DOSSIER_FAISABILITE_RECEVABLE);
        return new PortalCounts(
                known.size(),
                count(known, has(Status.DOSSIER_FAISABILITE_ENVOYE)),
                count(known, favourable.or(has(Status.DOSSIER_FAISABILITE_NON_RECEVABLE))),
                count(known, favourable),
                count(known, has(Status.DOSSIER_DE_VALIDATION_ENVOYE)),
                count(known, one -> !one.juries().isEmpty()),
                firstJury,
                dropOuts,
                archives);
    }

    private static Predicate<PortalHistory> has(Status status) {
        return one -> one.first(status).isPresent();
    }

    private static int count(List<PortalHistory> known, Predicate<PortalHistory> wanted) {
        return (int) known.stream().filter(wanted).count();
    }
}
