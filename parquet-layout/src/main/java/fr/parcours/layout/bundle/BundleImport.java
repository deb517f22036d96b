package fr.parcours.layout.bundle;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Takes a bundle into a dataset: everything is checked on a copy of ours, in an order where nothing is parsed before it
 * is trusted; then the partitions are published. A bundle that is refused leaves nothing behind.
 */
public final class BundleImport {

    private static final Texts TEXTS = Texts.of(BundleImport.class);

    private final Path target;
    private final ImportOptions options;
    private final ReceivedCheck check;
    private final Instant now = Instant.now();

    private BundleImport(Path target, ImportOptions options, ReceivedCheck check) {
        this.target = target;
        this.options = options;
        this.check = check;
    }

    /**
     * Takes a bundle in.
     *
     * @param target folder of the dataset, created if it does not exist
     * @param bundle folder or zip archive
     * @param options how
     * @param check what else is checked before anything is published
     * @param progress told the bytes copied
     * @return what was taken in
     * @throws InvalidInputException if a file cannot be read or written
     * @throws IntegrityException if any check fails; nothing was changed then
     */
    public static ImportReport read(
            Path target, Path bundle, ImportOptions options, ReceivedCheck check, LongConsumer progress) {
        return new BundleImport(target, options, check).from(bundle, progress);
    }

    private ImportReport from(Path bundle, LongConsumer progress) {
        Optional<Dataset> existing = Dataset.find(target);
        try (Staging staging = Staging.beside(target)) {
            Path opened = decrypted(bundle, staging.folder());
            Path copy = Files.createDirectory(staging.folder().resolve("lot"));
            try (BundleSource source = BundleSource.open(opened, options.limits())) {
                Bag.checkNames(
                        source.entries().stream().map(BundleSource.Entry::name).toList());
                Extraction extraction = new Extraction(source, copy, options.limits(), progress);
                extraction.describing();
                Bag bag = new Bag(copy, extraction.digests());
                Optional<PatternList> signer = signer(bag);
                bag.checkTags();
                BundleInfo info = DataPackage.read(bag.bytes(BagFiles.PACKAGE));
                checkEmitter(info, signer);
                long[] oxum = bag.oxum();
                extraction.payload(oxum[0], oxum[1]);
                var payload = bag.checkPayload(extraction.digests());
                String digest = Sha512.of(bag.signed());
                BundleRegistry.of(target).check(info, digest);
                checkRecipient(info);
                ReceivedPartitions received = ReceivedPartitions.check(copy, payload, options.limits());
                existing.ifPresent(
                        dataset -> checkSameKind(dataset, received.dataset().info()));
                List<ImportReport.Taken> taken = decide(existing, received);
                List<String> warnings = check.check(new ReceivedBundle(
                        received.dataset(), received.manifests(), info, bag.optional(BagFiles.REPORT)));
                Optional<String> name = signer.map(Object::toString);
                BundleRegistry.change(target, registry -> {
                    // Another bundle may have been taken in meanwhile.
                    registry.check(info, digest);
                    publish(existing, received, taken);
                    registry.add(info, digest, name, received.manifests());
                });
                return new ImportReport(info, name, existing.isEmpty(), taken, warnings);
            }
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("bundle.unreadable", bundle), e);
        }
    }

    private Path decrypted(Path bundle, Path folder) throws IOException {
        if (!AgeFile.is(bundle)) {
            return bundle;
        }
        Path clear = folder.resolve("lot.zip");
        AgeFile.decrypt(bundle, options.identity(), clear, options.limits().totalBytes());
        return clear;
    }

    /** Finds who signed: one allowed signer is enough, the others are not our business. */
    private Optional<PatternList> signer(Bag bag) {
        List<String> signatures = bag.signatures();
        if (signatures.isEmpty()) {
            if (options.unsigned()) {
                return Optional.empty();
            }
            throw new IntegrityException(TEXTS.format("signature.none"));
        }
        Path absolute = target.toAbsolutePath().normalize();
        Path file = options.signers().orElse(absolute.resolveSibling(absolute.getFileName() + ".signers"));
        if (options.signers().isEmpty() && !Files.exists(file)) {
            throw new IntegrityException(TEXTS.format("signers.none", file));
        }
        AllowedSigners signers = AllowedSigners.open(file);
        List<IntegrityException> refused = new ArrayList<>();
        for (String name : signatures) {
            try {
                return Optional.of(
                        signers.verify(SshSignature.parse(bag.text(name)), BagFiles.NAMESPACE, bag.signed(), now));
            } catch (IntegrityException e) {
                refused.add(e);
            }
        }
        throw refused.get(0);
    }

    private static void checkEmitter(BundleInfo info, Optional<PatternList> signer) {
        signer.ifPresent(names -> {
            if (!names.matches(info.emitter().orElse(""))) {
                throw new IntegrityException(TEXTS.format(
                        "signature.emitter", BagFiles.shown(info.emitter().orElse("")), names));
            }
        });
    }

    private void checkRecipient(BundleInfo info) {
        Optional<String> me = options.recipient();
        if (me.isPresent() && !info.recipients().isEmpty() && !info.recipients().contains(me.get())) {
            throw new IntegrityException(TEXTS.format("import.recipient", me.get()));
        }
        info.expires()
                .filter(day -> day.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                .ifPresent(day -> {
                    throw new IntegrityException(TEXTS.format("import.expired", day));
                });
    }

    private void checkSameKind(Dataset here, DatasetInfo theirs) {
        if (!here.info().keyFingerprint().equals(theirs.keyFingerprint())) {
            throw new IntegrityException(
                    TEXTS.format("import.key", target, here.info().keyFingerprint(), theirs.keyFingerprint()));
        }
        if (here.info().simulated() != theirs.simulated()) {
            throw new IntegrityException(TEXTS.format("import.simulated", target));
        }
    }

    private List<ImportReport.Taken> decide(Optional<Dataset> existing, ReceivedPartitions received) {
        return received.manifests().stream()
                .map(manifest -> new ImportReport.Taken(
                        manifest, MergeRule.decide(local(existing, manifest), manifest, options.replace())))
                .toList();
    }

    private static Optional<Manifest> local(Optional<Dataset> existing, Manifest manifest) {
        return existing.flatMap(dataset -> dataset.partition(manifest.key()));
    }

    private void publish(Optional<Dataset> existing, ReceivedPartitions received, List<ImportReport.Taken> taken) {
        // Looked at before the locks are taken: what is there then must be the same.
        List<Optional<Manifest>> before =
                taken.stream().map(one -> local(existing, one.manifest())).toList();
        Dataset dataset = existing.orElseGet(
                () -> Dataset.openOrCreate(target, received.dataset().info()));
        try (Adoption adoption = new Adoption(dataset)) {
            for (int i = 0; i < taken.size(); i++) {
                Manifest manifest = taken.get(i).manifest();
                if (taken.get(i).change() != ImportReport.Change.UNCHANGED) {
                    adoption.prepare(before.get(i), manifest, received.folder(manifest));
                }
            }
            adoption.publish();
        }
    }
}
