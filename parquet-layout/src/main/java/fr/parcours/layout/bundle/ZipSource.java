package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A bundle in a zip archive, under one top folder: plain files, stored or deflated, each name once. */
final class ZipSource implements BundleSource {

    private static final Texts TEXTS = Texts.of(ZipSource.class);
    /** Small files may be very regular. */
    private static final long FREE_BYTES = 1 << 16;

    private final ZipFile zip;
    private final Map<Entry, ZipArchiveEntry> entries = new LinkedHashMap<>();

    private ZipSource(ZipFile zip) {
        this.zip = zip;
    }

    static ZipSource open(Path archive, BundleLimits limits) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder()
                    .setPath(archive)
                    .setUseUnicodeExtraFields(false)
                    .get();
        } catch (IOException | RuntimeException e) {
            throw new IntegrityException(TEXTS.format("archive.damaged", archive));
        }
        try {
            ZipSource source = new ZipSource(zip);
            source.read(limits, Files.size(archive));
            return source;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void read(BundleLimits limits, long archiveBytes) {
        List<ZipArchiveEntry> all = new ArrayList<>(Collections.list(zip.getEntries()));
        if (all.size() > limits.entries()) {
            throw new IntegrityException(TEXTS.format("size.entries", limits.entries()));
        }
        Optional<String> top = Optional.empty();
        Set<String> seen = new HashSet<>();
        for (ZipArchiveEntry entry : all) {
            // The raw name: some readers turn backslashes round before anybody can see them.
            String full = new String(entry.getRawName(), StandardCharsets.ISO_8859_1);
            boolean folder = full.endsWith("/");
            String plain = folder ? full.substring(0, full.length() - 1) : full;
            BagFiles.checkName(plain);
            checkKind(entry, plain, folder);
            if (!seen.add(plain.toLowerCase(Locale.ROOT))) {
                throw new IntegrityException(TEXTS.format("name.twice", plain));
            }
            int slash = full.indexOf('/');
            String first = slash < 0 ? "" : full.substring(0, slash);
            if (first.isEmpty() || !top.orElse(first).equals(first)) {
                throw new IntegrityException(TEXTS.format("archive.top"));
            }
            top = Optional.of(first);
            if (!folder) {
                long packed = Math.max(0, Math.min(entry.getCompressedSize(), archiveBytes));
                long most = FREE_BYTES + packed * limits.ratio();
                entries.put(new Entry(full.substring(slash + 1), entry.getSize(), most), entry);
            }
        }
    }

    private static void checkKind(ZipArchiveEntry entry, String name, boolean folder) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new IntegrityException(TEXTS.format("archive.encrypted", name));
        }
        int kind = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
        int wanted = folder ? UnixStat.DIR_FLAG : UnixStat.FILE_FLAG;
        if (entry.isUnixSymlink() || (kind != 0 && kind != wanted)) {
            throw new IntegrityException(TEXTS.format("name.special", name));
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new IntegrityException(TEXTS.format("archive.method", name));
        }
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        return zip.getInputStream(entries.get(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
