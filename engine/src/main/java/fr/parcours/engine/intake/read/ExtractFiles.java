package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.layout.Digests;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The files of one extract, probed and ready to be read. */
public final class ExtractFiles {

    private static final Texts TEXTS = Texts.of(ExtractFiles.class);

    /**
     * A file and the part of the specification that reads it.
     *
     * @param path the file
     * @param probe what its bytes tell
     * @param part number of its part, from 0
     */
    public record ExtractFile(Path path, FileProbe probe, int part) {}

    private final Specification specification;
    private final String certifierKey;
    private final List<ExtractFile> files;
    private final UnaryOperator<RowSink> places;

    private ExtractFiles(
            Specification specification, String certifierKey, List<ExtractFile> files, UnaryOperator<RowSink> places) {
        this.specification = specification;
        this.certifierKey = certifierKey;
        this.files = List.copyOf(files);
        this.places = places;
    }

    /**
     * Probes the files of an extract and finds the part of the specification that each belongs to.
     *
     * @param specification what they should look like
     * @param files one file or more
     * @return the extract
     * @throws InvalidInputException if a file is missing, unreadable or empty, belongs to no part, or names people
     */
    public static ExtractFiles open(Specification specification, List<Path> files) {
        checkNamesDiffer(files);
        List<FileProbe> probes = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException(TEXTS.format("file.absent", file));
            }
            probes.add(FileProbe.of(file));
        }
        Optional<AnonymisedHeader> header = AnonymisedHeader.common(files);
        if (specification.identity().isPresent() && header.isEmpty()) {
            throw new InvalidInputException(
                    TEXTS.format("file.nominal", files.get(0).getFileName(), specification.name()));
        }
        List<ExtractFile> all = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            all.add(new ExtractFile(files.get(i), probes.get(i), part(specification, files.get(i))));
        }
        if (specification.parts().size() > 1) {
            checkEveryPart(specification, all);
        }
        return new ExtractFiles(
                header.map(found -> found.specification(specification)).orElse(specification),
                header.map(AnonymisedHeader::key).orElse(""),
                all,
                UnaryOperator.identity());
    }

    /** Rejected rows are told by the name of their file. */
    private static void checkNamesDiffer(List<Path> files) {
        Set<Path> names = new HashSet<>();
        for (Path file : files) {
            if (!names.add(file.getFileName())) {
                throw new InvalidInputException(TEXTS.format("file.samename", file.getFileName()));
            }
        }
    }

    /**
     * Opens a file that this software wrote: rows that a certifier corrected, or some lines of an extract.
     *
     * @param specification what it looks like
     * @param file the file
     * @param part number of the part that its rows belong to, from 0
     * @return the extract
     */
    public static ExtractFiles own(Specification specification, Path file, int part) {
        return new ExtractFiles(
                specification, "", List.of(new ExtractFile(file, FileProbe.of(file), part)), UnaryOperator.identity());
    }

    /**
     * Opens a file that holds some lines of another: rows keep the places that they have there.
     *
     * @param specification what it looks like, a single part
     * @param file the file
     * @param original name of the other file
     * @param headerLines lines before the first row, the same in both
     * @param lines for each row, its line in the other file
     * @return the extract
     */
    public static ExtractFiles lines(
            Specification specification, Path file, String original, int headerLines, List<Long> lines) {
        long[] numbers = lines.stream().mapToLong(Long::longValue).toArray();
        return new ExtractFiles(
                specification,
                "",
                List.of(new ExtractFile(file, FileProbe.of(file), 0)),
                sink -> new Relocated(original, headerLines, numbers, sink));
    }

    private static int part(Specification specification, Path file) {
        for (int i = 0; i < specification.parts().size(); i++) {
            String pattern = specification.parts().get(i).match();
            if (FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file.getFileName())) {
                return i;
            }
        }
        throw new InvalidInputException(TEXTS.format(
                "file.nopart",
                file.getFileName(),
                String.join(
                        ", ", specification.parts().stream().map(Part::match).toList())));
    }

    private static void checkEveryPart(Specification specification, List<ExtractFile> files) {
        for (int i = 0; i < specification.parts().size(); i++) {
            int number = i;
            if (files.stream().noneMatch(file -> file.part() == number)) {
                throw new InvalidInputException(
                        TEXTS.format("part.nofile", specification.parts().get(i).match()));
            }
        }
    }

    /**
     * Returns the specification that reads these files: the one given, or its form for anonymised files.
     *
     * @return the specification
     */
    public Specification specification() {
        return specification;
    }

    /**
     * Returns the only file of an extract that has one.
     *
     * @return the file, empty if there are several
     */
    public Optional<ExtractFile> onlyFile() {
        return files.size() == 1 ? Optional.of(files.get(0)) : Optional.empty();
    }

    /**
     * Returns the fingerprint of the key that the certifier made the pseudonyms with.
     *
     * @return the fingerprint, empty if the files do not tell
     */
    public String certifierKey() {
        return certifierKey;
    }

    /**
     * Returns the files.
     *
     * @return in the order given
     */
    public List<ExtractFile> files() {
        return files;
    }

    /**
     * Returns the digest of the extract: that of its only file, or of the digests of all.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        if (files.size() == 1) {
            return files.get(0).probe().sha256();
        }
        MessageDigest digest = Digests.sha256();
        files.forEach(file -> digest.update(file.probe().sha256().getBytes(StandardCharsets.US_ASCII)));
        return Digests.hex(digest);
    }

    /**
     * Reads every row of data.
     *
     * @param sink receives the rows
     * @throws InvalidInputException if a file is not what the specification says
     */
    public void read(RowSink sink) {
        for (ExtractFile file : files) {
            read(file, places.apply(sink));
        }
    }

    private void read(ExtractFile file, RowSink sink) {
        Part part = specification.parts().get(file.part());
        switch (part.format().type()) {
            case CSV -> CsvExtract.read(file.path(), file.probe(), file.part(), part, sink);
            case XLSX -> XlsxExtract.read(file.path(), file.probe(), file.part(), part, sink);
            case FIXED -> FixedExtract.read(file.path(), file.probe(), file.part(), part, sink);
            case JSON_LINES -> JsonLinesExtract.read(file.path(), file.probe(), file.part(), part, sink);
        }
    }
}
