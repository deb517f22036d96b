package fr.parcours.layout.verify;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit of one file changes. {@code -Dparcours.flips=1000} tries more places than a build has time for. */
class BitFlipTest {

    private static final int FLIPS = Integer.getInteger("parcours.flips", 60);

    @TempDir
    Path temporary;

    private HandMadeDataset dataset;
    private Manifest manifest;
    private Path partition;

    @BeforeEach
    void publish() throws IOException {
        dataset = new HandMadeDataset(temporary.resolve("observatory"));
        manifest = dataset.publish("82", "2009-1");
        partition = dataset.dataset().folder().resolve(manifest.key().folder());
    }

    private static byte[] flipped(byte[] content, int bit) {
        byte[] changed = content.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private List<Fault> faults(Depth depth) {
        return Verification.of(dataset.dataset().folder(), depth, VerificationListener.none())
                .faults();
    }

    @Test
    void aFlippedBitOfADataFileIsFoundAndNamed() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < FLIPS; i++) {
            DataFile file = manifest.files().get(random.nextInt(manifest.files().size()));
            Path path = partition.resolve(file.name());
            byte[] content = Files.readAllBytes(path);
            int bit = random.nextInt(content.length * 8);
            Files.write(path, flipped(content, bit));
            assertThat(faults(Depth.NORMAL))
                    .as("bit %s of %s", bit, file.table())
                    .isNotEmpty()
                    .allMatch(fault -> fault.file().endsWith(file.name()));
            Files.write(path, content);
        }
        assertThat(faults(Depth.NORMAL)).isEmpty();
    }

    @Test
    void aFlippedBitOfAManifestIsFoundAndNamed() throws IOException {
        Random random = new Random(2);
        Path path = partition.resolve("partition.json");
        byte[] content = Files.readAllBytes(path);
        for (int i = 0; i < FLIPS; i++) {
            int bit = random.nextInt(content.length * 8);
            Files.write(path, flipped(content, bit));
            assertThat(faults(Depth.NORMAL))
                    .as("bit %s", bit)
                    .extracting(Fault::file)
                    .contains("region=82/campaign=2009-1/partition.json");
        }
    }

    /** The digest does not help here: whoever changed the file published it. */
    @Test
    void aDamagedFileWithARightDigestNeverStopsAVerification() throws IOException {
        Random random = new Random(3);
        Map<Table, byte[]> contents = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            contents.put(
                    table,
                    Files.readAllBytes(partition.resolve(manifest.file(table).name())));
        }
        for (int i = 0; i < FLIPS; i++) {
            Table damaged = random.nextBoolean() ? Table.JOURNEY : Table.STEP;
            byte[] content = contents.get(damaged);
            byte[] changed = flipped(content, random.nextInt(content.length * 8));
            try (Publication publication = Publication.begin(dataset.dataset(), manifest.key())) {
                for (Table table : Table.values()) {
                    Files.write(publication.stage(table), table == damaged ? changed : contents.get(table));
                    publication.staged(table, manifest.file(table).rows());
                }
                publication.commit("test", manifest.sources());
            }
            assertThat(faults(Depth.DEEP)).extracting(Fault::kind).doesNotContain(FaultKind.DIGEST, FaultKind.SIZE);
        }
    }
}
