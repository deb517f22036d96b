package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.layout.Digests;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** The files of one extract, probed and ready to be read. */
public final class ExtractFiles {

    private static final Texts TEXTS = Texts.of(ExtractFiles.class);

    private final Specification specification;
    private final List<Path> files;
    private final List<FileProbe> probes;

    private ExtractFiles(Specification specification, List<Path> files, List<FileProbe> probes) {
        this.specification = specification;
        this.files = files;
        this.probes = probes;
    }

    /**
     * Probes the files of an extract.
     *
     * @param specification what they should look like
     * @param files one file or more
     * @return the extract
     * @throws InvalidInputException if a file is missing, unreadable or empty
     */
    public static ExtractFiles open(Specification specification, List<Path> files) {
        List<FileProbe> probes = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException(TEXTS.format("file.absent", file));
            }
            probes.add(FileProbe.of(file));
        }
        return new ExtractFiles(specification, List.copyOf(files), probes);
    }

    /**
     * Returns the digest of the extract: that of its only file, or of the digests of all.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        if (probes.size() == 1) {
            return probes.get(0).sha256();
        }
        MessageDigest digest = Digests.sha256();
        probes.forEach(probe -> digest.update(probe.sha256().getBytes(StandardCharsets.US_ASCII)));
        return Digests.hex(digest);
    }

    /**
     * Returns the size of the files.
     *
     * @return bytes in all
     */
    public long bytes() {
        return probes.stream().mapToLong(FileProbe::bytes).sum();
    }

    /**
     * Reads every row of data.
     *
     * @param sink receives the rows
     * @throws InvalidInputException if a file is not what the specification says
     */
    public void read(RowSink sink) {
        for (int i = 0; i < files.size(); i++) {
            switch (specification.format().type()) {
                case CSV -> CsvExtract.read(files.get(i), probes.get(i), specification, sink);
                case XLSX -> XlsxExtract.read(files.get(i), probes.get(i), specification, sink);
            }
        }
    }
}
