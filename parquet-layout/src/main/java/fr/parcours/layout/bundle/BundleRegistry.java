package fr.parcours.layout.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.layout.DeniedAccess;
import fr.parcours.layout.DurableFiles;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Texts;
import fr.parcours.layout.WritersLock;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The bundles that were taken into a dataset, in {@code <dataset>.lots.json} beside it: what keeps an older bundle from
 * coming back. Holds no data and no name but those of signers.
 */
final class BundleRegistry {

    private static final Texts TEXTS = Texts.of(BundleRegistry.class);

    private final Path file;
    private final ArrayNode bundles;

    private BundleRegistry(Path file, ArrayNode bundles) {
        this.file = file;
        this.bundles = bundles;
    }

    /**
     * Opens the registry of a dataset.
     *
     * @throws IntegrityException if it is damaged
     */
    static BundleRegistry of(Path dataset) {
        return open(file(dataset));
    }

    private static BundleRegistry open(Path file) {
        if (!Files.exists(file)) {
            return new BundleRegistry(file, DataPackage.MAPPER.createArrayNode());
        }
        try {
            if (DataPackage.MAPPER.readTree(Files.readAllBytes(file)) instanceof ArrayNode bundles) {
                return new BundleRegistry(file, bundles);
            }
        } catch (AccessDeniedException e) {
            throw DeniedAccess.at(file, e);
        } catch (IOException e) {
            throw new IntegrityException(TEXTS.format("registry.damaged", file));
        }
        throw new IntegrityException(TEXTS.format("registry.damaged", file));
    }

    /**
     * Opens the registry of a dataset as it is while nobody else changes it.
     *
     * @param dataset folder of the dataset
     * @param change looks at the registry and adds to it
     * @throws IntegrityException if it is damaged
     * @throws InvalidInputException if another process holds it for long
     */
    static void change(Path dataset, Consumer<BundleRegistry> change) throws IOException {
        Path registry = file(dataset);
        try (WritersLock lock = WritersLock.of(registry, () -> TEXTS.format("registry.locked", registry))) {
            change.accept(open(lock.file()));
        }
    }

    private static Path file(Path dataset) {
        Path absolute = dataset.toAbsolutePath().normalize();
        return absolute.resolveSibling(absolute.getFileName() + ".lots.json");
    }

    /**
     * Checks that a bundle does not bring back what a later one replaced, nor claims to be another one.
     *
     * @param info what the bundle says of itself
     * @param digest SHA-512 of its tag manifest
     * @throws IntegrityException if it does
     */
    void check(BundleInfo info, String digest) {
        for (JsonNode known : bundles) {
            boolean same = known.path("digest").asText().equals(digest);
            if (known.path("id").asText().equals(info.id()) && !same) {
                throw new IntegrityException(TEXTS.format("registry.forged", BagFiles.shown(info.id()), file));
            }
            if (known.path("replaces").asText().equals(digest)) {
                throw older(info, known);
            }
            boolean series = known.path("series").asText().equals(info.series())
                    && known.path("emitter").asText().equals(info.emitter().orElse(""));
            int version = known.path("version").asInt();
            if (series && !same && version >= info.version()) {
                throw older(info, known);
            }
            if (series
                    && version == info.version() - 1
                    && !info.replaces().equals(Optional.of(known.path("digest").asText()))) {
                throw new IntegrityException(TEXTS.format("registry.forged", BagFiles.shown(info.id()), file));
            }
        }
    }

    private IntegrityException older(BundleInfo info, JsonNode known) {
        return new IntegrityException(TEXTS.format(
                "registry.older",
                BagFiles.shown(info.id()),
                info.version(),
                known.path("version").asInt(),
                known.path("imported").asText(),
                file));
    }

    /** Adds a bundle, if it is not there yet; to be called within {@link #change}. */
    void add(BundleInfo info, String digest, Optional<String> signer, List<Manifest> partitions) {
        for (JsonNode known : bundles) {
            if (known.path("digest").asText().equals(digest)) {
                return;
            }
        }
        ObjectNode bundle = bundles.addObject();
        bundle.put("id", info.id());
        bundle.put("series", info.series());
        bundle.put("version", info.version());
        bundle.put("digest", digest);
        bundle.put("replaces", info.replaces().orElse(""));
        bundle.put("emitter", info.emitter().orElse(""));
        bundle.put("signer", signer.orElse(""));
        bundle.put("signed", signer.isPresent());
        bundle.put("expires", info.expires().map(Object::toString).orElse(""));
        bundle.put("imported", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode list = bundle.putArray("partitions");
        partitions.forEach(manifest -> list.add(manifest.key() + " " + manifest.revision()));
        try {
            DurableFiles.replace(file, DataPackage.bytes(bundles));
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unwritable", file), e);
        }
    }
}
