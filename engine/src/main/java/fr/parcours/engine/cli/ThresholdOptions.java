package fr.parcours.engine.cli;

import fr.parcours.engine.disclosure.Thresholds;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is asked of partitions before they are copied. */
final class ThresholdOptions {

    @Option(names = "-k", paramLabel = "K", descriptionKey = "parcours.risk.k")
    private Optional<Integer> k = Optional.empty();

    @Option(names = "-l", paramLabel = "L", descriptionKey = "parcours.risk.l")
    private Optional<Integer> l = Optional.empty();

    @Option(
            names = "--quasi-identifiers",
            paramLabel = "NOM",
            split = ",",
            descriptionKey = "parcours.risk.quasiidentifiers")
    private List<String> quasiIdentifiers = List.of();

    @Option(names = "--public", descriptionKey = "parcours.risk.public")
    private boolean forPublic;

    @Option(names = "--allow-linked", descriptionKey = "parcours.risk.allowlinked")
    private boolean allowLinked;

    Thresholds thresholds() {
        Thresholds thresholds = forPublic ? Thresholds.forPublic() : Thresholds.betweenObservatories();
        if (k.isPresent()) {
            thresholds = thresholds.withK(k.get());
        }
        if (l.isPresent()) {
            thresholds = thresholds.withL(l.get());
        }
        if (!quasiIdentifiers.isEmpty()) {
            thresholds = thresholds.withQuasiIdentifiers(quasiIdentifiers);
        }
        return allowLinked ? thresholds.allowLinked() : thresholds;
    }
}
