package fr.parcours.layout.bundle;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Texts;
import fr.parcours.layout.verify.Fault;
import fr.parcours.layout.verify.Verification;
import fr.parcours.layout.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** Makes a bundle of partitions of a dataset: their published files byte for byte, described and signed. */
public final class BundleExport {

    private static final Texts TEXTS = Texts.of(BundleExport.class);
    private static final Pattern PRINCIPAL = Pattern.compile("[\\p{Alnum}][\\p{Alnum}@._-]{0,79}");
    private static final String DESCRIPTION = "dataset.json";
    private static final String MANIFEST = "partition.json";

    private final Dataset dataset;
    private final ExportOptions options;
    private final LongConsumer progress;

    private BundleExport(Dataset dataset, ExportOptions options, LongConsumer progress) {
        this.dataset = dataset;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Makes a bundle.
     *
     * @param dataset the dataset
     * @param options what to take and how
     * @param out where to write: an archive if the name ends with {@code .zip}, a folder otherwise; nothing may be
     *     there
     * @param progress told the bytes copied
     * @return what was made
     * @throws InvalidInputException if nothing matches, something is at {@code out}, or the key cannot be used
     * @throws IntegrityException if a partition is not what its manifest says, or the key is exposed
     */
    public static ExportReport write(Dataset dataset, ExportOptions options, Path out, LongConsumer progress) {
        return new BundleExport(dataset, options, progress).to(out);
    }

    /**
     * Tells how much there is to copy.
     *
     * @param dataset the dataset
     * @param options what to take
     * @return bytes
     */
    public static long bytes(Dataset dataset, ExportOptions options) {
        return new BundleExport(dataset, options, bytes -> {})
                .chosen().stream()
                        .flatMap(manifest -> manifest.files().stream())
                        .mapToLong(DataFile::bytes)
                        .sum();
    }

    private ExportReport to(Path out) {
        if (Files.exists(out)) {
            throw new InvalidInputException(TEXTS.format("export.exists", out));
        }
        checkNames();
        List<RecipientStanzaWriter> readers = readers(out);
        Optional<SigningKey> key = options.key().map(SigningKey::open);
        List<Manifest> chosen = chosen();
        BundleInfo info = describe();
        Instant created = Instant.now();
        // What will be encrypted is not written in clear where it goes.
        Path workplace = readers.isEmpty() ? out : dataset.folder();
        try (Staging staging = Staging.beside(workplace)) {
            Path bag = Files.createDirectory(staging.folder().resolve("lot-" + info.id()));
            Path data = Files.createDirectory(bag.resolve("data"));
            Files.copy(dataset.folder().resolve(DESCRIPTION), data.resolve(DESCRIPTION));
            for (Manifest manifest : chosen) {
                copy(manifest.key(), data);
            }
            Dataset copied = Dataset.open(data);
            List<Manifest> partitions = copied.partitions();
            VerificationReport report = Verification.of(copied.folder());
            if (!report.faults().isEmpty()) {
                Fault fault = report.faults().get(0);
                throw new IntegrityException(TEXTS.format("export.damaged", fault.file(), fault.problem()));
            }
            if (options.report().isPresent()) {
                Files.write(bag.resolve(BagFiles.REPORT), options.report().get());
            }
            Files.write(
                    bag.resolve(BagFiles.PACKAGE), DataPackage.write(copied, info, options, created, options.report()));
            byte[] signed = Bag.seal(bag, info.emitter().orElse("-"), info.id(), created);
            if (key.isPresent()) {
                String signer =
                        info.emitter().orElseThrow().toLowerCase(Locale.ROOT).replace('@', '-');
                Path signature = bag.resolve(BagFiles.SIGNATURES + signer + BagFiles.SIGNATURE_SUFFIX);
                Files.createDirectory(signature.getParent());
                Files.writeString(signature, SshSignature.sign(key.get(), BagFiles.NAMESPACE, signed));
            }
            deliver(bag, staging.folder(), out, readers);
            return new ExportReport(info, partitions, key.map(SigningKey::fingerprint));
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unwritable", out), e);
        }
    }

    private void checkNames() {
        if (options.key().isPresent() != options.emitter().isPresent()) {
            throw new InvalidInputException(TEXTS.format("export.emitter"));
        }
        options.emitter().ifPresent(BundleExport::checkPrincipal);
        options.recipients().forEach(BundleExport::checkPrincipal);
    }

    private static void checkPrincipal(String name) {
        if (!PRINCIPAL.matcher(name).matches()) {
            throw new InvalidInputException(TEXTS.format("export.principal", BagFiles.shown(name)));
        }
    }

    private List<Manifest> chosen() {
        options.campaigns().forEach(Campaign::parse);
        options.regions().forEach(region -> PartitionKey.of(region, "2000-1"));
        List<Manifest> chosen = dataset.partitions().stream()
                .filter(manifest ->
                        options.regions().isEmpty() || options.regions().contains(manifest.region()))
                .filter(manifest ->
                        options.campaigns().isEmpty() || options.campaigns().contains(manifest.campaign()))
                .toList();
        if (chosen.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("export.nothing", dataset.folder()));
        }
        return chosen;
    }

    private BundleInfo describe() {
        String id = UUID.randomUUID().toString();
        Optional<ReplacedBundle> replaced = options.replaces().map(ReplacedBundle::read);
        return new BundleInfo(
                id,
                replaced.map(bundle -> bundle.info().series()).orElse(id),
                replaced.map(bundle -> bundle.info().version() + 1).orElse(1),
                replaced.map(ReplacedBundle::digest),
                options.emitter(),
                options.recipients(),
                options.purpose(),
                options.expires());
    }

    /** The manifest first: the files are those it names, even if another revision is published meanwhile. */
    private void copy(PartitionKey key, Path data) throws IOException {
        Path from = dataset.folder().resolve(key.folder());
        Path to = Files.createDirectories(data.resolve(key.folder()));
        Files.copy(from.resolve(MANIFEST), to.resolve(MANIFEST));
        Manifest manifest = Dataset.open(data)
                .partition(key)
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("export.nothing", dataset.folder())));
        for (DataFile file : manifest.files()) {
            Path source = from.resolve(file.name());
            if (!Files.isRegularFile(source)) {
                throw new IntegrityException(TEXTS.format("export.absent", source));
            }
            Files.copy(source, to.resolve(file.name()));
            progress.accept(file.bytes());
        }
    }

    /** Public keys of those who can read the archive, if it is to be encrypted; the name must say whether it is. */
    private List<RecipientStanzaWriter> readers(Path out) {
        boolean named = out.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(AgeFile.SUFFIX);
        if (named == options.encryptTo().isEmpty()) {
            throw new InvalidInputException(TEXTS.format("age.name", AgeFile.SUFFIX));
        }
        return AgeFile.recipients(options.encryptTo());
    }

    private static void deliver(Path bag, Path staging, Path out, List<RecipientStanzaWriter> readers)
            throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        if (!readers.isEmpty()) {
            Path clear = staging.resolve("lot.zip");
            ZipBag.write(bag, clear);
            try (Staging beside = Staging.beside(out)) {
                Path encrypted = beside.folder().resolve("lot.zip.age");
                AgeFile.encrypt(clear, encrypted, readers);
                Files.move(encrypted, out, StandardCopyOption.ATOMIC_MOVE);
            }
            return;
        }
        Path result = bag;
        if (out.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            result = staging.resolve("lot.zip");
            ZipBag.write(bag, result);
        }
        Files.move(result, out, StandardCopyOption.ATOMIC_MOVE);
    }
}
