package fr.parcours.engine.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the bytes of a workbook depend on its content only: fixed times, and no compression, whose result is left to
 * the library of each machine.
 */
final class StableZip {

    private static final LocalDateTime TIME = LocalDateTime.of(2010, 1, 15, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";

    private StableZip() {}

    /** Copies an archive; reads it by its directory, since its entries do not tell their sizes beforehand. */
    static void repack(Path from, Path to) throws IOException {
        try (ZipFile in = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : in.stream().toList()) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(PROPERTIES)) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("\\d{4}-\\d{2}-\\d{2}T[^<]*", TIME + ":00Z")
                            .getBytes(StandardCharsets.UTF_8);
                }
                store(entry.getName(), content, out);
            }
        }
    }

    private static void store(String name, byte[] content, ZipOutputStream out) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
