package fr.parcours.engine.disclosure;

import java.util.List;
import java.util.Set;

/**
 * Makes values missing where generalisation was not enough: one quasi-identifier after the other, in the order of
 * {@link QuasiIdentifier}, for the journeys whose class still fails.
 *
 * <p>All journeys of a class move together, so a class that passes never shrinks: each step leaves fewer failing
 * classes. At the end what still fails has nothing left to suppress; the smallest class beside it joins it. It fails
 * for good only where a whole partition has less than k persons or l results.
 */
final class LocalSuppression {

    private LocalSuppression() {}

    static void apply(CopiedSet set, Set<QuasiIdentifier> quasiIdentifiers) {
        List<QuasiIdentifier> order = quasiIdentifiers.stream()
                .filter(QuasiIdentifier::suppressible)
                .sorted()
                .toList();
        for (QuasiIdentifier quasi : order) {
            if (!set.findFailing()) {
                return;
            }
            set.suppress(List.of(quasi));
        }
        // One partner is enough: it passes alone, and what joins it can only add persons and results.
        if (set.findFailing() && set.findPartners()) {
            set.suppress(order);
        }
    }
}
