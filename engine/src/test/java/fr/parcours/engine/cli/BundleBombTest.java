package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Publication;
import fr.parcours.layout.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that would unfold to gigabytes: refused at once, with little memory, and nothing stays on disk. */
class BundleBombTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long TEN_GIGABYTES = 10L << 30;
    private static final int BLOCK = 16 << 20;

    @TempDir
    static Path made;

    private static SignedBundle base;

    @TempDir
    Path folder;

    private BundleBench bench;
    private Path bag;
    private Path there;
    private SignedBundle.Received received;

    @BeforeAll
    static void makeBundle() {
        base = SignedBundle.make(made);
    }

    @BeforeEach
    void prepare() throws IOException {
        received = base.copyTo(folder);
        bench = received.bench();
        bag = received.bag();
        there = received.there();
    }

    private void refused(Path bundle, String because, String... more) {
        long memory = allocated();
        assertTimeout(SOON, () -> received.refused(bundle, because, more));
        assertThat(allocated() - memory).as("bytes allocated").isLessThan(400L << 20);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    // Archives

    /** Zeros, deflated: a block that is complete in itself, as often as need be, then an empty last one. */
    private static InputStream deflatedZeros(long bytes) throws IOException {
        byte[] block = deflated(new byte[BLOCK], false);
        List<InputStream> parts = new ArrayList<>();
        for (long done = 0; done < bytes; done += BLOCK) {
            parts.add(new java.io.ByteArrayInputStream(block));
        }
        parts.add(new java.io.ByteArrayInputStream(deflated(new byte[0], true)));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static byte[] deflated(byte[] content, boolean last) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        if (last) {
            deflater.finish();
        }
        byte[] buffer = new byte[1 << 16];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int n = buffer.length;
        while (n > 0 && !deflater.finished()) {
            n = deflater.deflate(buffer, 0, buffer.length, last ? Deflater.NO_FLUSH : Deflater.FULL_FLUSH);
            out.write(buffer, 0, n);
        }
        deflater.end();
        return out.toByteArray();
    }

    /** The bundle as an archive, one of its files being ten gigabytes of zeros that the headers tell or not. */
    private Path bomb(String name, long told) throws IOException {
        Path archive = folder.resolve("bomb.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.setUseZip64(Zip64Mode.AsNeeded);
            for (Path file : BundleBench.files(bag)) {
                String plain = "lot/" + bag.relativize(file).toString().replace('\\', '/');
                if (!plain.equals(name)) {
                    add(zip, plain, Files.readAllBytes(file));
                }
            }
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setMethod(ZipArchiveEntry.DEFLATED);
            entry.setSize(told);
            entry.setCrc(0);
            entry.setCompressedSize(deflatedZeros(TEN_GIGABYTES).transferTo(java.io.OutputStream.nullOutputStream()));
            zip.addRawArchiveEntry(entry, deflatedZeros(TEN_GIGABYTES));
        }
        assertThat(Files.size(archive)).isLessThan(12L << 20);
        return archive;
    }

    private static void add(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(content);
        zip.closeArchiveEntry();
    }

    @ParameterizedTest
    @ValueSource(longs = {TEN_GIGABYTES, 100, 4L << 20, 1L << 32})
    void tenGigabytesInAFileThatDescribesTheBundleAreRefused(long told) throws IOException {
        refused(bomb("lot/bag-info.txt", told), "plus grand que permis");
        refused(bomb("lot/bag-info.txt", told), "plus grand que permis", "--max-size", "100GB");
    }

    @ParameterizedTest
    @ValueSource(longs = {TEN_GIGABYTES, 100, 4L << 20, 1L << 32})
    void tenGigabytesInADataFileThatIsSignedForAreRefused(long told) throws IOException {
        Path info = bag.resolve("bag-info.txt");
        Files.writeString(
                info, Files.readString(info).replaceAll("Oxum: \\d+.4", "Oxum: " + (TEN_GIGABYTES + 9) + ".5"));
        BundleBench.resealTags(bag, base.key(), BundleBench.NAMESPACE);
        refused(bomb("lot/data/zeros.parquet", told), "plus grand que permis");
        refused(bomb("lot/data/zeros.parquet", told), "plus grand que permis", "--max-size", "100GB");
    }

    @Test
    void manyFilesThatAreTooMuchTogetherAreRefused() throws IOException {
        refused(zip("lot/", Zip64Mode.Never), "--max-size", "--max-size", "1KB");
    }

    private Path zip(String top, Zip64Mode mode) throws IOException {
        Path archive = folder.resolve("lot.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.setUseZip64(mode);
            for (Path file : BundleBench.files(bag)) {
                add(zip, top + bag.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return archive;
    }

    @Test
    void anHonestArchiveWithSizesOf64BitsIsTaken() throws IOException {
        assertThat(bench.take(there, zip("lot/", Zip64Mode.Always)))
                .as(bench.err())
                .isZero();
    }

    @Test
    void anArchiveInAnArchiveIsNotUnfolded() throws IOException {
        Path inner = zip("lot/", Zip64Mode.Never);
        Path outer = folder.resolve("outer.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(outer)) {
            add(zip, "lot/lot.zip", Files.readAllBytes(inner));
        }
        refused(outer, "manque");
        Files.copy(inner, bag.resolve("data/lot.zip"));
        BundleBench.reseal(bag, base.key(), BundleBench.NAMESPACE);
        refused(bag, "fichiers du lot ne sont pas");
    }

    // Parquet

    private interface Forgery {
        void make(Path file) throws IOException;
    }

    /** Publishes the journeys of the source anew with another file, and makes a signed bundle of that. */
    private void forge(Forgery forgery) throws IOException {
        Path data = bag.resolve("data");
        Dataset dataset = Dataset.open(data);
        Manifest manifest = dataset.partitions().get(0);
        try (Publication publication = Publication.begin(dataset, manifest.key())) {
            for (DataFile file : manifest.files()) {
                Path staged = publication.stage(file.table());
                Files.copy(dataset.path(manifest, file.table()), staged);
                if (file.table() == Table.JOURNEY) {
                    forgery.make(staged);
                }
                publication.staged(file.table(), file.rows());
            }
            publication.commit("forger", manifest.sources());
        }
        Path partition = data.resolve(manifest.key().folder());
        Manifest forged = dataset.partition(manifest.key()).orElseThrow();
        for (Path path : BundleBench.files(partition)) {
            boolean named = path.endsWith(Dataset.MANIFEST)
                    || forged.files().stream().anyMatch(file -> path.endsWith(file.name()));
            if (!named) {
                Files.delete(path);
            }
        }
        try (var folders = Files.list(partition)) {
            for (Path path : folders.filter(Files::isDirectory).toList()) {
                Files.delete(path);
            }
        }
        BundleBench.reseal(bag, base.key(), BundleBench.NAMESPACE);
    }

    private void forgeFooter(Consumer<FileMetaData> forgery) throws IOException {
        forge(file -> ForgedParquet.footer(file, forgery));
    }

    private static ColumnMetaData firstColumn(FileMetaData footer) {
        return footer.getRow_groups().get(0).getColumns().get(0).getMeta_data();
    }

    @Test
    void whatTheForgerChangesIsAllThatIsWrong() throws IOException {
        forgeFooter(footer -> {});
        assertThat(bench.take(there, bag)).as(bench.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {3L << 30, Long.MAX_VALUE, -1})
    void aFooterThatTellsGigabytesIsRefused(long told) throws IOException {
        forgeFooter(footer -> firstColumn(footer).setTotal_uncompressed_size(told));
        refused(bag, "pied du fichier Parquet");
    }

    @ParameterizedTest
    @ValueSource(longs = {200_000_000, Long.MAX_VALUE, -1})
    void aFooterThatTellsMoreRowsThanAllowedIsRefused(long told) throws IOException {
        forgeFooter(footer -> {
            footer.setNum_rows(told);
            footer.getRow_groups().get(0).setNum_rows(told);
            footer.getRow_groups()
                    .get(0)
                    .getColumns()
                    .forEach(column -> column.getMeta_data().setNum_values(told));
        });
        refused(bag, "pied du fichier Parquet");
    }

    @Test
    void moreRowGroupsThanAnyFileHasAreRefused() throws IOException {
        forgeFooter(footer -> {
            for (int i = 0; i < 2_000; i++) {
                footer.addToRow_groups(footer.getRow_groups().get(0));
            }
        });
        refused(bag, "pied du fichier Parquet");
    }

    @Test
    void aFooterThatIsLongerThanTheFileIsRefused() throws IOException {
        forge(file -> {
            byte[] content = Files.readAllBytes(file);
            ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length - 8, Integer.MAX_VALUE);
            Files.write(file, content);
        });
        refused(bag, "illisible");
    }

    /** A page of ninety megabytes that takes some kilobytes, in a file whose footer tells little of it. */
    @Test
    void aPageThatUnfoldsToMoreThanItsFooterTellsIsRefused() throws IOException {
        forge(file -> {
            Path large = folder.resolve("large.parquet");
            try (Session session = Session.open(SessionSettings.analysis())) {
                session.run("copy (select * replace (repeat('a', 30000000) as certification_label) from read_parquet("
                        + SqlText.literal(file.toString()) + ", hive_partitioning = false)) to "
                        + SqlText.literal(large.toString())
                        + " (format parquet, codec zstd, kv_metadata {'" + LayoutVersion.FOOTER_TABLE
                        + "': 'journey', '"
                        + LayoutVersion.FOOTER_VERSION + "': '" + LayoutVersion.CURRENT + "'})");
            }
            assertThat(Files.size(large)).isLessThan(1 << 20);
            Files.move(large, file, StandardCopyOption.REPLACE_EXISTING);
            ForgedParquet.footer(
                    file,
                    footer -> footer.getRow_groups()
                            .get(0)
                            .getColumns()
                            .forEach(column -> column.getMeta_data().setTotal_uncompressed_size(1_000)));
        });
        refused(bag, "illisible");
    }
}
