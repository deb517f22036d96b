package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A small signed bundle, from which those who harm start.
 *
 * @param bench commands in its folder
 * @param dataset where its partition comes from
 * @param bag the bundle
 * @param key the key that signed it
 * @param line what allows that key
 */
record SignedBundle(BundleBench bench, Path dataset, Path bag, Path key, String line) {

    static SignedBundle make(Path folder) {
        BundleBench bench = new BundleBench(folder);
        Path dataset = folder.resolve("source");
        Path bag = folder.resolve("lot");
        Path key = folder.resolve("obs-centre.key");
        assertThat(bench.intake(dataset, "AGRI", "82", "2009-1", "2009-01-15", 3))
                .isZero();
        String line = bench.key(key, "obs-centre", "namespaces=\"vae-lot@observatoires\"");
        assertThat(bench.export(dataset, bag, "--sign", key.toString(), "--as", "obs-centre"))
                .isZero();
        return new SignedBundle(bench, dataset, bag, key, line);
    }

    /** Copies the bundle to where it is to be imported. */
    Received copyTo(Path place) throws IOException {
        Path copy = place.resolve("lot");
        BundleBench.copyTree(bag, copy);
        Files.writeString(place.resolve("there.signers"), line);
        return new Received(new BundleBench(place), copy, place.resolve("there"));
    }

    /**
     * A copy of the bundle beside a dataset whose keeper trusts the signer.
     *
     * @param bench commands in the folder of both
     * @param bag the copy, a folder
     * @param there the dataset, which does not exist yet
     */
    record Received(BundleBench bench, Path bag, Path there) {

        /** Expects that a bundle is refused, and that everything is as it was before. */
        void refused(Path bundle, String because, String... more) throws IOException {
            Map<String, String> before = BundleBench.tree(bench.folder);
            assertThat(bench.take(there, bundle, more)).as(bench.err()).isEqualTo(ErrorReport.CHECK_FAILED);
            assertThat(bench.err()).contains(because);
            assertThat(BundleBench.tree(bench.folder)).isEqualTo(before);
        }
    }
}
