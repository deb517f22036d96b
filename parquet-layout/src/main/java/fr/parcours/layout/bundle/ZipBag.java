package fr.parcours.layout.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bag as a zip archive with one top folder. */
final class ZipBag {

    private ZipBag() {}

    static void write(Path bag, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : Bag.files(bag)) {
                // Parquet is compressed already.
                boolean packed = file.getFileName().toString().endsWith(".parquet");
                zip.setLevel(packed ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
                zip.putNextEntry(new ZipEntry(bag.getFileName() + "/" + Bag.name(bag, file)));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
