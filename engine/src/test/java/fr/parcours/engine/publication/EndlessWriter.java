package fr.parcours.engine.publication;

import fr.parcours.layout.Publication;
import java.nio.file.Path;
import java.util.Random;

/** A process that publishes, rolls back and cleans one partition until it is killed. */
final class EndlessWriter {

    private EndlessWriter() {}

    public static void main(String[] arguments) {
        Variants variants = new Variants(Path.of(arguments[0]), Path.of(arguments[1]));
        Random random = new Random(Long.parseLong(arguments[2]));
        System.out.println("ready");
        while (true) {
            step(variants, random.nextInt(6));
        }
    }

    private static void step(Variants variants, int choice) {
        if (choice < 4) {
            variants.publish(choice % 2);
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
}
