package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles made to harm: each is refused with exit code 3, and everything is as it was before. */
class HostileBundleTest {

    private static final String PARTITION = "data/region=82/campaign=2009-1/";

    @TempDir
    static Path made;

    private static BundleBench base;
    private static Path key;
    private static String line;

    @TempDir
    Path folder;

    private BundleBench bench;
    private Path bag;
    private Path there;

    /** A change to a bundle. */
    private interface Forgery {
        void make(Path bag) throws IOException;
    }

    @BeforeAll
    static void makeBundle() {
        base = new BundleBench(made);
        assertThat(base.intake(made.resolve("source"), "AGRI", "82", "2009-1", "2009-01-15", 3))
                .isZero();
        key = made.resolve("obs-centre.key");
        line = base.key(key, "obs-centre", "namespaces=\"vae-lot@observatoires\"");
        assertThat(base.export(
                        made.resolve("source"), made.resolve("lot"), "--sign", key.toString(), "--as", "obs-centre"))
                .isZero();
    }

    @BeforeEach
    void prepare() throws IOException {
        prepare(folder);
    }

    private void prepare(Path place) throws IOException {
        bench = new BundleBench(place);
        bag = place.resolve("lot");
        BundleBench.copyTree(made.resolve("lot"), bag);
        there = place.resolve("there");
        Files.writeString(place.resolve("there.signers"), line);
    }

    private void refused(Path bundle, String because, String... more) throws IOException {
        Map<String, String> before = BundleBench.tree(bench.folder);
        assertThat(bench.take(there, bundle, more)).as(bench.err()).isEqualTo(ErrorReport.CHECK_FAILED);
        assertThat(bench.err()).contains(because);
        assertThat(BundleBench.tree(bench.folder)).isEqualTo(before);
    }

    @Test
    void theBundleIsTakenWhenNobodyHarmedIt() throws IOException {
        assertThat(bench.take(there, bag)).as(bench.err()).isZero();
        BundleBench.reseal(bag, key, BundleBench.NAMESPACE);
        Files.createDirectory(folder.resolve("b"));
        Files.writeString(folder.resolve("b/there.signers"), line);
        assertThat(bench.take(folder.resolve("b/there"), zip(entries(), "lot.zip")))
                .as(bench.err())
                .isZero();
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
            base.key(folder.resolveSibling("stranger.key"), "obs-centre", "");
            BundleBench.sign(folder, folder.resolveSibling("stranger.key"), BundleBench.NAMESPACE);
        });
        forgeries.put("faite pour", folder -> BundleBench.sign(folder, key, "file"));
        forgeries.put(
                "autorisée aujourd'hui",
                folder -> Files.writeString(
                        folder.resolveSibling("there.signers"),
                        line.replace("namespaces", "valid-before=\"20200101Z\",namespaces")));
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
            refused(bag, because);
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
        refused(bag, "ne se rejoignent pas");
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
        refused(bag, "révision");
    }

    @Test
    void anotherBundleWithTheSameIdentityIsRefused() throws IOException {
        assertThat(bench.take(there, bag)).isZero();
        edit(bag.resolve("datapackage.json"), "\"finalite\" : null", "\"finalite\" : \"autre\"");
        BundleBench.reseal(bag, key, BundleBench.NAMESPACE);
        refused(bag, "Un autre lot");
    }

    @Test
    void aBundleForOthersIsRefused() throws IOException {
        Path other = made.resolve("for-nord");
        assertThat(base.export(
                        made.resolve("source"),
                        other,
                        "--sign",
                        key.toString(),
                        "--as",
                        "obs-centre",
                        "--to",
                        "obs-nord"))
                .isZero();
        refused(other, "n'est pas destiné", "--as", "obs-sud");
    }

    @Test
    void withoutAFileOfSignersNobodyIsAllowed() throws IOException {
        Files.delete(folder.resolve("there.signers"));
        refused(bag, "there.signers");
    }

    // Archives

    /** One file of an archive. */
    private static final class Content {
        private final String name;
        private final byte[] bytes;
        private final int unixMode;

        Content(String name, byte[] bytes, int unixMode) {
            this.name = name;
            this.bytes = bytes;
            this.unixMode = unixMode;
        }

        String name() {
            return name;
        }

        byte[] bytes() {
            return bytes;
        }

        int unixMode() {
            return unixMode;
        }
    }

    private List<Content> entries() throws IOException {
        List<Content> entries = new ArrayList<>();
        for (Path file : BundleBench.files(bag)) {
            String name = "lot/" + bag.relativize(file).toString().replace('\\', '/');
            entries.add(new Content(name, Files.readAllBytes(file), UnixStat.FILE_FLAG | 0644));
        }
        return entries;
    }

    private Path zip(List<Content> entries, String name) throws IOException {
        Path archive = folder.resolve(name);
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            for (Content content : entries) {
                ZipArchiveEntry entry = new ZipArchiveEntry("x");
                entry.setUnixMode(content.unixMode());
                zip.putArchiveEntry(named(entry, content.name()));
                zip.write(content.bytes());
                zip.closeArchiveEntry();
            }
        }
        return archive;
    }

    /** The writer cleans names; those who harm do not. */
    private static ZipArchiveEntry named(ZipArchiveEntry entry, String name) {
        ZipArchiveEntry named = new ZipArchiveEntry("x") {
            @Override
            public String getName() {
                return name;
            }
        };
        named.setUnixMode(entry.getUnixMode());
        return named;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lot/../../evil.txt",
                "../evil.txt",
                "/tmp/evil.txt",
                "lot/data/..\\..\\evil.txt",
                "C:\\evil.txt",
                "c:/evil.txt",
                "lot/DATA/dataset.json",
                "lot/data//dataset.json",
                "lot/data/./dataset.json",
                "lot/data/evil\u0000.txt",
                "lot/data/évil.txt"
            })
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        List<Content> entries = entries();
        entries.add(new Content(name, new byte[] {1}, 0));
        refused(zip(entries, "evil.zip"), "Nom de fichier refusé");
    }

    @Test
    void aLinkInAnArchiveIsRefused() throws IOException {
        List<Content> entries = entries();
        entries.add(new Content(
                "lot/data/link", "/etc/passwd".getBytes(StandardCharsets.UTF_8), UnixStat.LINK_FLAG | 0777));
        refused(zip(entries, "link.zip"), "n'est pas un fichier ordinaire");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        List<Content> entries = entries();
        entries.add(entries.get(0));
        refused(zip(entries, "twice.zip"), "deux fois");
    }

    @Test
    void twoTopFoldersAreRefused() throws IOException {
        List<Content> entries = entries();
        entries.add(new Content("other/data/a.txt", new byte[1], 0));
        refused(zip(entries, "tops.zip"), "même dossier");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        List<Content> entries = entries();
        for (int i = 0; i < 2_000; i++) {
            entries.add(new Content("lot/data/f" + i, new byte[0], 0));
        }
        refused(zip(entries, "many.zip"), "2000");
    }

    @Test
    void whatIsNotAnArchiveIsRefused() throws IOException {
        refused(Files.writeString(folder.resolve("text.zip"), "bonjour"), "abîmée");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        Path archive = zip(entries(), "cut.zip");
        byte[] content = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(content, content.length / 2));
        refused(archive, "abîmée");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lot/data/zeros", "lot/bag-info.txt"})
    void aBombIsRefusedBeforeItUnfolds(String name) throws IOException {
        List<Content> entries = entries();
        entries.removeIf(content -> content.name().equals(name));
        Path archive = folder.resolve("bomb.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            for (Content content : entries) {
                zip.putArchiveEntry(new ZipArchiveEntry(content.name()));
                zip.write(content.bytes());
                zip.closeArchiveEntry();
            }
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            zip.write(new byte[64 << 20]);
            zip.closeArchiveEntry();
        }
        assertThat(Files.size(archive)).isLessThan(200_000);
        assertTimeout(Duration.ofSeconds(5), () -> refused(archive, "plus grand que permis"));
        lie(archive, 64 << 20, 100);
        assertTimeout(Duration.ofSeconds(5), () -> refused(archive, "plus grand que permis"));
        lie(archive, 100, 0x7fffffff);
        assertTimeout(Duration.ofSeconds(5), () -> refused(archive, "plus grand que permis"));
    }

    /** Writes another size into the headers of an archive, the local ones and those of the directory. */
    private static void lie(Path archive, int size, int told) throws IOException {
        byte[] content = Files.readAllBytes(archive);
        ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int changed = 0;
        for (int i = 0; i + 46 <= content.length; i++) {
            int place = buffer.getInt(i) == 0x04034b50 ? i + 22 : buffer.getInt(i) == 0x02014b50 ? i + 24 : -1;
            if (place >= 0 && buffer.getInt(place) == size) {
                buffer.putInt(place, told);
                changed++;
            }
        }
        assertThat(changed).isEqualTo(2);
        Files.write(archive, content);
    }

    @Test
    void errorsAreToldInOneLine() throws IOException {
        flip(parquet(bag));
        assertThat(bench.take(there, bag)).isEqualTo(3);
        assertThat(bench.err().strip().lines()).hasSize(1);
        assertThat(bench.err()).doesNotContain("Exception");
    }
}
