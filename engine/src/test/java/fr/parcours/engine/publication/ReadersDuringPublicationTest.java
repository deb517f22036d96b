package fr.parcours.engine.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.SmallDemo;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.IntegrityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersDuringPublicationTest {

    private static final int READERS = 8;
    private static final int PUBLICATIONS = 50;

    @TempDir
    Path folder;

    @Test
    void everyAnswerIsThatOfOnePublishedRevision() throws Exception {
        Path dataset = folder.resolve("observatory");
        Variants variants = new Variants(SmallDemo.get().dataset(), dataset);
        Set<String> answers = new HashSet<>();
        for (int variant = 0; variant < 3; variant++) {
            variants.publish(variant);
            answers.add(answer(dataset));
        }
        assertThat(answers).hasSize(3);

        AtomicBoolean publishing = new AtomicBoolean(true);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<List<String>>> read = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                read.add(readers.submit(() -> readWhile(publishing, dataset)));
            }
            for (int publication = 0; publication < PUBLICATIONS; publication++) {
                variants.publish(publication % 3);
                Thread.sleep(20);
            }
            publishing.set(false);
            for (Future<List<String>> reader : read) {
                assertThat(reader.get()).isNotEmpty().allMatch(answers::contains);
            }
        } finally {
            publishing.set(false);
            readers.shutdown();
        }
    }

    @Test
    void anObservatoryGoesOnWithTheRevisionItWasOpenedOn() {
        Path dataset = folder.resolve("observatory");
        Variants variants = new Variants(SmallDemo.get().dataset(), dataset);
        variants.publish(0);
        String before = answer(dataset);
        try (Observatory observatory = Observatory.open(dataset)) {
            variants.publish(1);
            variants.publish(2);
            variants.publish(1);
            assertThat(answer(observatory)).isEqualTo(before);
        }
        assertThat(answer(dataset)).isNotEqualTo(before);
    }

    /** Files of another file system cannot be held. */
    @Test
    void whereFilesCannotBeHeldThePreviousRevisionIsReadAndAnOlderOneSaysSo() throws IOException {
        Path other = Path.of("/dev/shm");
        assumeTrue(
                Files.isWritable(other) && !Files.getFileStore(other).equals(Files.getFileStore(folder)),
                "Needs a second file system.");
        Path place = Files.createTempDirectory(other, "parcours-test-");
        try {
            Path dataset = place.resolve("observatory");
            Variants variants = new Variants(SmallDemo.get().dataset(), dataset);
            variants.publish(0);
            String before = answer(dataset);
            try (Observatory observatory = Observatory.open(dataset)) {
                assertThat(answer(observatory)).isEqualTo(before);
                variants.publish(1);
                assertThat(answer(observatory)).isEqualTo(before);
                variants.publish(2);
                assertThatThrownBy(() -> answer(observatory))
                        .isInstanceOf(IntegrityException.class)
                        .hasMessageContaining("rouvrez");
            }
        } finally {
            FolderTree.delete(place);
        }
    }

    private static List<String> readWhile(AtomicBoolean publishing, Path dataset) {
        List<String> read = new ArrayList<>();
        do {
            read.add(answer(dataset));
        } while (publishing.get());
        return read;
    }

    private static String answer(Path dataset) {
        try (Observatory observatory = Observatory.open(dataset)) {
            return answer(observatory);
        }
    }

    private static String answer(Observatory observatory) {
        return observatory.cohort("tous").flow().table().rows().toString();
    }
}
