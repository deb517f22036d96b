package fr.parcours.engine.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.SmallDemo;
import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.intake.Delivery;
import fr.parcours.engine.intake.Intake;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Digests;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the right to mount a small file system. */
class DiskFullTest {

    private static final PartitionKey KEY = PartitionKey.of("23", "2008-1");
    private static final int STEP = 12_288;

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
                "Needs the right to mount a file system.");
    }

    @AfterEach
    void unmount() throws IOException {
        run("umount", disk.toString());
    }

    private static int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            // No such command on this system.
            return -1;
        }
    }

    private void take(String campaign) {
        Path extract = SmallDemo.get().folder().resolve("extracts/23/" + campaign + "/emploi.csv");
        new Intake(
                        disk.resolve("observatory"),
                        Intake.DatasetOrigin.SIMULATED,
                        KeyFile.openOrCreate(folder.resolve("k2.key")),
                        Progress.none())
                .take(
                        KEY,
                        List.of(new Delivery(
                                Specifications.read("emploi"), LocalDate.of(2009, 7, 15), List.of(extract))));
    }

    @Test
    void aFullDiskRefusesAnIntakeAndLeavesEverythingAsItWas() throws IOException {
        take("2008-1");
        Map<String, String> before = tree();
        Path ballast = disk.resolve("ballast");
        int refused = 0;
        while (true) {
            long free = Files.getFileStore(disk).getUsableSpace();
            Files.write(ballast, new byte[(int) Math.max(0, free - (long) refused * STEP)]);
            try {
                take("2009-1");
                break;
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageMatching("(?s).*(plein|place).*");
                refused++;
            } finally {
                Files.delete(ballast);
            }
            assertThat(tree()).as("after %s refusals", refused).isEqualTo(before);
        }
        assertThat(refused).isGreaterThan(2);
        assertThat(tree()).isNotEqualTo(before);
        assertThat(Verification.of(disk.resolve("observatory")).faults()).isEmpty();
    }

    @Test
    void aDatasetOnAReadOnlyMediumIsReadAndRefusesToBeWritten() throws IOException {
        take("2008-1");
        Path dataset = disk.resolve("observatory");
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
        assertThat(Verification.of(dataset).faults()).isEmpty();
        try (Observatory observatory = Observatory.open(dataset)) {
            assertThat(observatory.cohort("tous").flow().table().rows()).isNotEmpty();
        }
        assertThatThrownBy(() -> take("2009-1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("disk");
    }

    private Map<String, String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(disk)) {
            Map<String, String> tree = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(disk.relativize(file).toString(), Digests.of(file));
            }
            return tree;
        }
    }
}
