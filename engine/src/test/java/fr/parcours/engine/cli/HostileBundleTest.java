package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Bundles made to harm: each is refused with exit code 3, and everything is as it was before. */
class HostileBundleTest {

    private static final String PARTITION = "data/region=82/campaign=2009-1/";

    @TempDir
    static Path made;

    private static SignedBundle base;
    private static Path key;

    @TempDir
    Path folder;

    private BundleBench bench;
    private Path bag;
    private Path there;
    private SignedBundle.Received received;

    /** A change to a bundle. */
    private interface Forgery {
        void make(Path bag) throws IOException;
    }

    @BeforeAll
    static void makeBundle() {
        base = SignedBundle.make(made);
        key = base.key();
    }

    @BeforeEach
    void prepare() throws IOException {
        prepare(folder);
    }

    private void prepare(Path place) throws IOException {
        received = base.copyTo(place);
        bench = received.bench();
        bag = received.bag();
        there = received.there();
    }

    @Test
    void theBundleIsTakenWhenNobodyHarmedIt() throws IOException {
        assertThat(bench.take(there, bag)).as(bench.err()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> aChangedFolderIsRefused() {
        Map<String, Forgery> forgeries = new LinkedHashMap<>();
        forgeries.put("a été modifié", folder -> flip(parquet(folder)));
        forgeries.put("est en trop", folder -> {
            Files.writeString(folder.resolve(PARTITION + "more.txt"), "");
            Path info = folder.resolve("bag-info.txt");
            Files.writeString(info, Files.readString(info).replaceAll("(Oxum: .*)\\.4", "$1.5"));
            BundleBench.resealTags(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("5 fichiers", folder -> Files.writeString(folder.resolve(PARTITION + "more.txt"), ""));
        forgeries.put("n'a pas sa place", folder -> Files.writeString(folder.resolve("more.txt"), ""));
        forgeries.put("fetch.txt", folder -> {
            Files.writeString(folder.resolve("fetch.txt"), "https://exemple.fr/a 1 data/a\n");
            BundleBench.reseal(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("incomplet", folder -> Files.delete(parquet(folder)));
        forgeries.put("n'est pas signé", folder -> {
            Files.delete(folder.resolve("signatures/obs-centre.sshsig"));
        });
        forgeries.put("ne correspond pas", folder -> {
            Path tags = folder.resolve("tagmanifest-sha512.txt");
            Files.writeString(tags, Files.readString(tags).replace("bagit.txt", "bagis.txt"));
        });
        forgeries.put("« datapackage.json » a été modifié", folder -> {
            Files.writeString(folder.resolve("datapackage.json"), " ", java.nio.file.StandardOpenOption.APPEND);
        });
        forgeries.put("n'est pas dans", folder -> {
            base.bench().key(folder.resolveSibling("stranger.key"), "obs-centre", "");
            BundleBench.sign(folder, folder.resolveSibling("stranger.key"), BundleBench.NAMESPACE);
        });
        forgeries.put("faite pour", folder -> BundleBench.sign(folder, key, "file"));
        forgeries.put(
                "autorisée aujourd'hui",
                folder -> Files.writeString(
                        folder.resolveSibling("there.signers"),
                        base.line().replace("namespaces", "valid-before=\"20200101Z\",namespaces")));
        forgeries.put("SSHSIG", folder -> Files.writeString(folder.resolve("signatures/obs-centre.sshsig"), "x"));
        forgeries.put("se dit émis par", folder -> {
            edit(folder.resolve("datapackage.json"), "\"emetteur\" : \"obs-centre\"", "\"emetteur\" : \"obs-nord\"");
            BundleBench.reseal(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("au lieu de 999", folder -> {
            Path manifest = folder.resolve(PARTITION + "partition.json");
            Files.writeString(
                    manifest,
                    Files.readString(manifest).replaceAll("(\"table\" : \"JOURNEY\"[^}]*?\"rows\" : )3", "$1999"));
            BundleBench.reseal(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("fichiers du lot ne sont pas", folder -> {
            Files.writeString(folder.resolve(PARTITION + "other.parquet"), "PAR1");
            BundleBench.reseal(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("d'une manière inattendue", folder -> {
            Path manifest = folder.resolve(PARTITION + "partition.json");
            Files.writeString(
                    manifest, Files.readString(manifest).replaceAll("\"journey-[0-9a-f]+", "\"../../../there"));
            BundleBench.reseal(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("nature des données", folder -> {
            edit(folder.resolve("data/dataset.json"), "\"simulated\" : false", "\"simulated\" : true");
            BundleBench.reseal(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("plus être utilisé", folder -> {
            edit(folder.resolve("datapackage.json"), "\"expire_le\" : null", "\"expire_le\" : \"2020-01-01\"");
            BundleBench.reseal(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("BagIt 1.0", folder -> {
            edit(folder.resolve("bagit.txt"), "1.0", "9.0");
            BundleBench.reseal(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("octets en", folder -> {
            edit(folder.resolve("bag-info.txt"), "Payload-Oxum: ", "Payload-Oxum: 9");
            BundleBench.resealTags(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("plus grand que permis", folder -> {
            Path info = folder.resolve("bag-info.txt");
            Files.writeString(info, Files.readString(info).replaceAll("Oxum: \\d+", "Oxum: 10"));
            BundleBench.resealTags(folder, key, BundleBench.NAMESPACE);
        });
        forgeries.put("n'est pas un fichier ordinaire", folder -> {
            Path file = parquet(folder);
            Path elsewhere = folder.resolveSibling("elsewhere");
            Files.move(file, elsewhere);
            Files.createSymbolicLink(file, elsewhere);
        });
        forgeries.put("Nom de fichier refusé", folder -> Files.writeString(folder.resolve("data/A.txt"), ""));
        List<DynamicTest> tests = new ArrayList<>();
        forgeries.forEach((because, forgery) -> tests.add(DynamicTest.dynamicTest(because, () -> {
            Path place = Files.createTempDirectory(folder, "forged");
            prepare(place);
            forgery.make(bag);
            received.refused(bag, because);
        })));
        return tests.stream();
    }

    private static void edit(Path file, String old, String changed) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, changed));
    }

    private static Path parquet(Path bag) throws IOException {
        return BundleBench.files(bag.resolve(PARTITION)).stream()
                .filter(path -> path.toString().endsWith(".parquet"))
                .findFirst()
                .orElseThrow();
    }

    private static void flip(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    @Test
    void dataOfAnotherKeyDoNotMeetOurs() throws IOException {
        assertThat(bench.intake(there, "AGRI", "82", "2009-2", "2009-07-15", 3)).isZero();
        received.refused(bag, "ne se rejoignent pas");
    }

    @Test
    void realDataThatAreSaidToBeSimulatedAreRefused() throws IOException {
        assertThat(bench.take(there, bag)).isZero();
        Path manifest = bag.resolve(PARTITION + "partition.json");
        for (Path file : List.of(manifest, bag.resolve("data/dataset.json"))) {
            edit(file, "\"simulated\" : false", "\"simulated\" : true");
        }
        // Another bundle, or it would be refused for its identity.
        Path description = bag.resolve("datapackage.json");
        Files.writeString(
                description,
                Files.readString(description).replaceAll("(\"(id|serie)\" : \")[0-9a-f]{8}", "$100000000"));
        BundleBench.reseal(bag, key, BundleBench.NAMESPACE);
        received.refused(bag, "révision");
    }

    @Test
    void anotherBundleWithTheSameIdentityIsRefused() throws IOException {
        assertThat(bench.take(there, bag)).isZero();
        edit(bag.resolve("datapackage.json"), "\"finalite\" : null", "\"finalite\" : \"autre\"");
        BundleBench.reseal(bag, key, BundleBench.NAMESPACE);
        received.refused(bag, "Un autre lot");
    }

    @Test
    void aBundleForOthersIsRefused() throws IOException {
        Path other = made.resolve("for-nord");
        assertThat(base.bench()
                        .export(
                                base.dataset(),
                                other,
                                "--sign",
                                key.toString(),
                                "--as",
                                "obs-centre",
                                "--to",
                                "obs-nord"))
                .isZero();
        received.refused(other, "n'est pas destiné", "--as", "obs-sud");
    }

    @Test
    void withoutAFileOfSignersNobodyIsAllowed() throws IOException {
        Files.delete(folder.resolve("there.signers"));
        received.refused(bag, "there.signers");
    }

    @Test
    void errorsAreToldInOneLine() throws IOException {
        flip(parquet(bag));
        assertThat(bench.take(there, bag)).isEqualTo(3);
        assertThat(bench.err().strip().lines()).hasSize(1);
        assertThat(bench.err()).doesNotContain("Exception");
    }
}
