package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.exceptions.CorruptChecksumException;
import gov.loc.repository.bagit.exceptions.FileNotInPayloadDirectoryException;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles as bagit-java sees them, the library of those who wrote BagIt. */
class BagItOracleTest {

    @TempDir
    Path folder;

    private Path bundle;

    @BeforeEach
    void export() {
        BundleBench bench = new BundleBench(folder);
        Path dataset = folder.resolve("observatory");
        assertThat(bench.intake(dataset, "AGRI", "82", "2009-1", "2009-01-15", 3))
                .as(bench.err())
                .isZero();
        bundle = folder.resolve("lot");
        Path key = folder.resolve("obs-centre.key");
        bench.key(key, "obs-centre", "namespaces=\"" + BundleBench.NAMESPACE + "\"");
        assertThat(bench.export(dataset, bundle, "--sign", key.toString(), "--as", "obs-centre"))
                .as(bench.err())
                .isZero();
    }

    private static void verify(Path bundle) throws Exception {
        Bag bag = new BagReader().read(bundle);
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isValid(bag, false);
        }
    }

    @Test
    void aBundleIsACompleteAndValidBag() throws Exception {
        verify(bundle);
        Bag bag = new BagReader().read(bundle);
        assertThat(bag.getVersion()).hasToString("1.0");
        assertThat(bag.getPayLoadManifests())
                .singleElement()
                .satisfies(
                        manifest -> assertThat(manifest.getFileToChecksumMap()).hasSize(4));
        assertThat(bag.getMetadata().get("Payload-Oxum")).hasSize(1);
    }

    @Test
    void aBundleWithAnotherByteOrWithoutAFileIsNot() throws Exception {
        for (String name : List.of("data/dataset.json", "datapackage.json", "bag-info.txt")) {
            byte[] content = Files.readAllBytes(bundle.resolve(name));
            Files.write(bundle.resolve(name), new byte[] {' '}, StandardOpenOption.APPEND);
            assertThatThrownBy(() -> verify(bundle)).as(name).isInstanceOf(CorruptChecksumException.class);
            Files.write(bundle.resolve(name), content);
        }
        verify(bundle);
        Files.delete(bundle.resolve("data/dataset.json"));
        assertThatThrownBy(() -> verify(bundle)).isInstanceOf(FileNotInPayloadDirectoryException.class);
    }
}
