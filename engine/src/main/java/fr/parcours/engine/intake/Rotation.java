package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.KeyChain;
import fr.parcours.engine.anonymise.KeyFile;
import fr.parcours.engine.anonymise.Pseudonyms;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes the key of a dataset without any name: every stored pseudonym is hashed again with the new key, which joins
 * the chain that later intakes apply. Pseudonyms that leaked before lead nowhere afterwards.
 *
 * <p>In this order: the new key is copied beside the old ones, {@code dataset.json} declares the longer chain, then
 * each partition is published again. Stopped anywhere, it is completed by running it again with the same key:
 * partitions tell in their manifest which chain they are at. Meanwhile the dataset can be neither read nor added to.
 */
public final class Rotation {

    private static final Texts TEXTS = Texts.of(Rotation.class);

    private final Path datasetFolder;
    private final Path firstKey;
    private final KeyFile next;
    private final Progress progress;

    /**
     * What a change of key did.
     *
     * @param before fingerprint of the chain before
     * @param after fingerprint of the chain now
     * @param rotated partitions hashed again
     * @param already partitions that an earlier, interrupted run had done
     */
    public record Report(String before, String after, int rotated, int already) {}

    /**
     * Prepares a change of key.
     *
     * @param datasetFolder folder of the dataset
     * @param firstKey file of the first key of its chain; the new key is kept beside it
     * @param next the new key
     * @param progress follows the work
     */
    public Rotation(Path datasetFolder, Path firstKey, KeyFile next, Progress progress) {
        this.datasetFolder = datasetFolder;
        this.firstKey = firstKey;
        this.next = next;
        this.progress = progress;
    }

    /**
     * Changes the key, or completes a change that was interrupted.
     *
     * @return what was done
     * @throws IntegrityException if the keys kept are not those of the dataset, or another change is not completed
     */
    public Report run() {
        Dataset dataset = Dataset.open(datasetFolder);
        String declared = dataset.info().keyFingerprint();
        String link = KeyChain.LINK + next.fingerprint();
        boolean resumed = declared.endsWith(link);
        String before = resumed ? declared.substring(0, declared.length() - link.length()) : declared;
        String after = before + link;
        checkPartitions(dataset, before, resumed ? after : before);
        keepKey(before);
        Dataset declaring = resumed ? dataset : dataset.withKey(after);
        List<PartitionKey> partitions =
                declaring.partitions().stream().map(Manifest::key).toList();
        progress.start(TEXTS.format("rotation.task"), partitions.size());
        int rotated = 0;
        for (PartitionKey partition : partitions) {
            rotated += rotate(declaring, partition, before) ? 1 : 0;
            progress.advance(1);
        }
        progress.end();
        return new Report(before, after, rotated, partitions.size() - rotated);
    }

    private static void checkPartitions(Dataset dataset, String before, String after) {
        for (Manifest manifest : dataset.partitions()) {
            String found = manifest.keyFingerprint();
            if (!found.equals(before) && !found.equals(after)) {
                throw new IntegrityException(TEXTS.format("rotation.mixed", manifest.key(), found, before));
            }
        }
    }

    /** Makes sure that the whole chain is kept before any partition depends on it. */
    private void keepKey(String before) {
        List<String> kept = new ArrayList<>();
        int links = before.split(KeyChain.LINK, -1).length;
        for (int rank = 1; rank <= links; rank++) {
            Path file = KeyChain.file(firstKey, rank);
            if (Files.exists(file)) {
                kept.add(KeyFile.describe(file).fingerprint());
            }
        }
        if (!String.join(KeyChain.LINK, kept).equals(before)) {
            throw new IntegrityException(TEXTS.format("rotation.keys", firstKey, before));
        }
        Path place = KeyChain.file(firstKey, links + 1);
        if (!Files.exists(place)) {
            next.copyTo(place);
        } else if (!KeyFile.describe(place).fingerprint().equals(next.fingerprint())) {
            throw new IntegrityException(
                    TEXTS.format("rotation.begun", KeyFile.describe(place).fingerprint(), place));
        }
    }

    /** Beginning a publication also removes what a crash has left of the old key in a partition already done. */
    private boolean rotate(Dataset dataset, PartitionKey partition, String before) {
        try (Publication publication = Publication.begin(dataset, partition);
                Session session = Session.open(SessionSettings.intake())) {
            Optional<Manifest> current = publication
                    .current()
                    .filter(manifest -> manifest.keyFingerprint().equals(before));
            if (current.isEmpty()) {
                return false;
            }
            Pseudonyms again = new Pseudonyms(next);
            session.function("person_pseudonym", again::person);
            session.function("journey_pseudonym", again::journey);
            new PartitionWriter(session).overHash(publication, dataset, current.get());
            publication.commit(Producer.name(), current.get().sources());
            return true;
        }
    }
}
