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
import java.util.List;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives made to harm: each is refused with exit code 3, and everything is as it was before. */
class HostileArchiveTest {

    @TempDir
    static Path made;

    private static SignedBundle base;

    @TempDir
    Path folder;

    private Path bag;
    private SignedBundle.Received received;

    @BeforeAll
    static void makeBundle() {
        base = SignedBundle.make(made);
    }

    @BeforeEach
    void prepare() throws IOException {
        received = base.copyTo(folder);
        bag = received.bag();
    }

    @Test
    void anArchiveIsTakenWhenNobodyHarmedIt() throws IOException {
        assertThat(received.bench().take(received.there(), zip(entries(), "lot.zip")))
                .as(received.bench().err())
                .isZero();
    }

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
        received.refused(zip(entries, "evil.zip"), "Nom de fichier refusé");
    }

    @Test
    void aLinkInAnArchiveIsRefused() throws IOException {
        List<Content> entries = entries();
        entries.add(new Content(
                "lot/data/link", "/etc/passwd".getBytes(StandardCharsets.UTF_8), UnixStat.LINK_FLAG | 0777));
        received.refused(zip(entries, "link.zip"), "n'est pas un fichier ordinaire");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        List<Content> entries = entries();
        entries.add(entries.get(0));
        received.refused(zip(entries, "twice.zip"), "deux fois");
    }

    @Test
    void twoTopFoldersAreRefused() throws IOException {
        List<Content> entries = entries();
        entries.add(new Content("other/data/a.txt", new byte[1], 0));
        received.refused(zip(entries, "tops.zip"), "même dossier");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        List<Content> entries = entries();
        for (int i = 0; i < 2_000; i++) {
            entries.add(new Content("lot/data/f" + i, new byte[0], 0));
        }
        received.refused(zip(entries, "many.zip"), "2000");
    }

    @Test
    void whatIsNotAnArchiveIsRefused() throws IOException {
        received.refused(Files.writeString(folder.resolve("text.zip"), "bonjour"), "abîmée");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        Path archive = zip(entries(), "cut.zip");
        byte[] content = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(content, content.length / 2));
        received.refused(archive, "abîmée");
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
        assertTimeout(Duration.ofSeconds(60), () -> received.refused(archive, "plus grand que permis"));
        lie(archive, 64 << 20, 100);
        assertTimeout(Duration.ofSeconds(60), () -> received.refused(archive, "plus grand que permis"));
        lie(archive, 100, 0x7fffffff);
        assertTimeout(Duration.ofSeconds(60), () -> received.refused(archive, "plus grand que permis"));
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
}
