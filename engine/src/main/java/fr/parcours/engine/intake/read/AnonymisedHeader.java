package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Source;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Values;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first two columns of an extract that was anonymised at the certifier: the pseudonyms of the file number and of
 * the person, each followed by the fingerprint of the key that made it.
 *
 * @param key fingerprint of the certifier's key
 */
public record AnonymisedHeader(String key) {

    /** Column of the pseudonym of the file number. */
    public static final String FILE = "pseudo_dossier";
    /** Column of the pseudonym of the person. */
    public static final String PERSON = "pseudo_personne";

    private static final Texts TEXTS = Texts.of(AnonymisedHeader.class);
    private static final Pattern START =
            Pattern.compile("^" + FILE + "\\[([A-Za-z0-9._:-]+)]," + PERSON + "\\[\\1](?:,|\\R|$)");
    private static final int START_BYTES = 400;

    /**
     * Returns the name of a column of pseudonyms.
     *
     * @param column {@link #FILE} or {@link #PERSON}
     * @return the column with the fingerprint of the key
     */
    public String name(String column) {
        return column + "[" + key + "]";
    }

    /**
     * Finds the header that all files have.
     *
     * @param files files of an extract
     * @return the header, empty if none of them is anonymised
     * @throws IntegrityException if they were anonymised with different keys, or only some of them
     */
    static Optional<AnonymisedHeader> common(List<Path> files) {
        List<Optional<AnonymisedHeader>> headers =
                files.stream().map(AnonymisedHeader::of).distinct().toList();
        if (headers.size() > 1) {
            throw new IntegrityException(TEXTS.format(
                    "file.keys",
                    headers.stream()
                            .map(header -> header.map(AnonymisedHeader::key).orElse("–"))
                            .toList()));
        }
        return headers.get(0);
    }

    private static Optional<AnonymisedHeader> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(START_BYTES), StandardCharsets.UTF_8);
            Matcher matcher = START.matcher(start);
            return matcher.find() ? Optional.of(new AnonymisedHeader(matcher.group(1))) : Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unreadable", file), e);
        }
    }

    /**
     * Returns the specification that reads an anonymised file: the same attributes, from a file of our own format.
     *
     * @param raw the specification of the certifier's file
     * @return the specification
     */
    public Specification specification(Specification raw) {
        return raw.with(raw.parts().stream().map(this::part).toList());
    }

    private Part part(Part raw) {
        Part own = raw.readAs(FileFormat.own(","));
        Map<String, Source> journey = new LinkedHashMap<>(own.journey());
        journey.put(Part.FILE_NUMBER, column(FILE));
        journey.put("person_id", column(PERSON));
        return new Part(
                own.match(),
                own.format(),
                own.columnOrder(),
                own.otherColumns(),
                own.columns(),
                List.of(),
                journey,
                own.steps());
    }

    private Source column(String name) {
        return new Source(
                List.of(name(name)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Values.NONE,
                Source.Presence.REQUIRED,
                List.of());
    }
}
