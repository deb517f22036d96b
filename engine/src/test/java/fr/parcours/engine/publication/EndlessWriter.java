package fr.parcours.engine.publication;

import fr.parcours.layout.Publication;
import fr.parcours.layout.bundle.BundleImport;
import fr.parcours.layout.bundle.BundleLimits;
import fr.parcours.layout.bundle.ImportOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A process that publishes, imports, rolls back and cleans one partition until it is killed. */
final class EndlessWriter {

    private EndlessWriter() {}

    public static void main(String[] arguments) {
        Variants variants = new Variants(Path.of(arguments[0]), Path.of(arguments[1]));
        Random random = new Random(Long.parseLong(arguments[2]));
        System.out.println("ready");
        while (true) {
            step(variants, Path.of(arguments[1]), random.nextInt(8));
        }
    }

    private static void step(Variants variants, Path dataset, int choice) {
        if (choice < 4) {
            variants.publish(choice % 2);
            return;
        }
        if (choice > 5) {
            take(dataset, choice % 2);
            return;
        }
        try (Publication publication = Publication.begin(variants.target(), Variants.KEY)) {
            if (choice == 4) {
                publication.clean();
            } else if (variants.target().previous(Variants.KEY).isPresent()) {
                publication.rollBack();
            }
        }
    }

    /** Takes in a bundle of one of the contents. */
    static void take(Path dataset, int variant) {
        BundleImport.read(
                dataset,
                dataset.resolveSibling("lot-" + variant),
                new ImportOptions(
                        Optional.empty(), true, true, Optional.empty(), Optional.empty(), BundleLimits.usual()),
                received -> List.of(),
                bytes -> {});
    }
}
