package fr.parcours.layout.bundle;

import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Texts;
import fr.parcours.layout.verify.Depth;
import fr.parcours.layout.verify.Fault;
import fr.parcours.layout.verify.Verification;
import fr.parcours.layout.verify.VerificationListener;
import fr.parcours.layout.verify.VerificationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The data of a bundle as a dataset of its own, in the staging folder: checked like any dataset, before a row is read.
 */
final class ReceivedPartitions {

    private static final Texts TEXTS = Texts.of(ReceivedPartitions.class);
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{12}");
    private static final String DESCRIPTION = BagFiles.PAYLOAD + "dataset.json";

    private final Dataset dataset;
    private final List<Manifest> manifests;

    private ReceivedPartitions(Dataset dataset, List<Manifest> manifests) {
        this.dataset = dataset;
        this.manifests = manifests;
    }

    /**
     * Checks the data of a bundle.
     *
     * @param bag the folder of the bag
     * @param payload names of the data files, {@code data/} included
     * @param limits how large they may be
     * @throws IntegrityException if they are not the partitions that their manifests describe
     */
    static ReceivedPartitions check(Path bag, Set<String> payload, BundleLimits limits) {
        if (!payload.contains(DESCRIPTION)) {
            throw new IntegrityException(TEXTS.format("bag.absent", DESCRIPTION));
        }
        Dataset dataset = Dataset.open(bag.resolve("data"));
        List<Manifest> manifests = dataset.partitions();
        Set<String> wanted = new TreeSet<>(Set.of(DESCRIPTION));
        for (Manifest manifest : manifests) {
            String folder = BagFiles.PAYLOAD + manifest.key() + "/";
            wanted.add(folder + "partition.json");
            for (DataFile file : manifest.files()) {
                // Before anything follows this name.
                String name = file.table().tableName() + "-" + manifest.revision() + ".parquet";
                if (!REVISION.matcher(manifest.revision()).matches()
                        || !file.name().equals(name)) {
                    throw new IntegrityException(TEXTS.format("partition.file", manifest.key()));
                }
                if (file.rows() > limits.rows()) {
                    throw new IntegrityException(TEXTS.format("partition.rows", manifest.key(), limits.rows()));
                }
                wanted.add(folder + name);
            }
            boolean ours = manifest.keyFingerprint().equals(dataset.info().keyFingerprint())
                    && manifest.simulated() == dataset.info().simulated();
            if (!ours) {
                throw new IntegrityException(TEXTS.format("partition.other", manifest.key()));
            }
        }
        if (manifests.isEmpty()) {
            throw new IntegrityException(TEXTS.format("partition.none"));
        }
        if (!wanted.equals(payload)) {
            Set<String> different = new TreeSet<>(payload);
            different.removeAll(wanted);
            wanted.removeAll(payload);
            different.addAll(wanted);
            throw new IntegrityException(
                    TEXTS.format("partition.set", different.iterator().next()));
        }
        FooterLimits footers = new FooterLimits(limits);
        for (Manifest manifest : manifests) {
            for (DataFile file : manifest.files()) {
                footers.check(dataset.path(manifest, file.table()), manifest.key() + "/" + file.name());
            }
        }
        // Every value: statistics that lie would mislead whoever trusts them later.
        VerificationReport report = Verification.of(dataset.folder(), Depth.DEEP, VerificationListener.none());
        if (!report.faults().isEmpty()) {
            Fault fault = report.faults().get(0);
            throw new IntegrityException(TEXTS.format("partition.fault", fault.file(), fault.problem()));
        }
        return new ReceivedPartitions(dataset, manifests);
    }

    Dataset dataset() {
        return dataset;
    }

    List<Manifest> manifests() {
        return manifests;
    }

    /** Folder of the files of a partition. */
    Path folder(Manifest manifest) {
        return dataset.folder().resolve(manifest.key().folder());
    }
}
