package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What becomes of a partition that is offered where there may be one: absent, it is added; the same revision changes
 * nothing; another one replaces it only if no certifier would go missing or back in time.
 */
final class MergeRule {

    private static final Texts TEXTS = Texts.of(MergeRule.class);

    private MergeRule() {}

    /**
     * Decides.
     *
     * @param local the partition here, empty if there is none
     * @param offered the partition of the bundle
     * @param replace whether older extracts are taken all the same
     * @throws IntegrityException if the partition of the bundle is older
     */
    static ImportReport.Change decide(Optional<Manifest> local, Manifest offered, boolean replace) {
        if (local.isEmpty()) {
            return ImportReport.Change.ADDED;
        }
        if (local.get().revision().equals(offered.revision())) {
            return ImportReport.Change.UNCHANGED;
        }
        if (!replace) {
            for (SourceExtract source : local.get().sources()) {
                Optional<LocalDate> asOf = offered.source(source.certifier()).map(SourceExtract::asOf);
                if (asOf.isEmpty()) {
                    throw new IntegrityException(
                            TEXTS.format("merge.missing", offered.key(), source.certifier(), source.asOf()));
                }
                if (asOf.get().isBefore(source.asOf())) {
                    throw new IntegrityException(
                            TEXTS.format("merge.older", offered.key(), source.certifier(), asOf.get(), source.asOf()));
                }
            }
        }
        return ImportReport.Change.REPLACED;
    }
}
