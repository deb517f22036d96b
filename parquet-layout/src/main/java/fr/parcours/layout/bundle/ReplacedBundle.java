package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An earlier bundle of ours that a new one replaces: its describing files are enough.
 *
 * @param info what it says of itself
 * @param digest SHA-512 of its tag manifest
 */
record ReplacedBundle(BundleInfo info, String digest) {

    /**
     * Reads an earlier bundle.
     *
     * @throws IntegrityException if it is damaged
     */
    static ReplacedBundle read(Path bundle) {
        BundleLimits limits = BundleLimits.usual();
        try (BundleSource source = BundleSource.open(bundle, limits);
                Staging staging = Staging.beside(Path.of(System.getProperty("java.io.tmpdir"), "lot"))) {
            Bag.checkNames(
                    source.entries().stream().map(BundleSource.Entry::name).toList());
            Extraction extraction = new Extraction(source, staging.folder(), limits, bytes -> {});
            extraction.describing();
            Bag bag = new Bag(staging.folder(), extraction.digests());
            bag.checkTags();
            return new ReplacedBundle(DataPackage.read(bag.bytes(BagFiles.PACKAGE)), Sha512.of(bag.signed()));
        } catch (IOException e) {
            throw new InvalidInputException(Texts.of(ReplacedBundle.class).format("bundle.unreadable", bundle), e);
        }
    }
}
