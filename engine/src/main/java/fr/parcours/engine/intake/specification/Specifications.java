package fr.parcours.engine.intake.specification;

import fr.parcours.engine.intake.quality.QualityCheck;
import fr.parcours.engine.yaml.YamlPlaces;
import fr.parcours.engine.yaml.YamlReader;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds and reads specifications: those shipped, by name, and those of users, by path. */
public final class Specifications {

    private static final Texts TEXTS = Texts.of(Specifications.class);
    private static final List<String> SHIPPED = List.of(
            "education-nationale",
            "education-nationale-nominatif",
            "emploi",
            "sante-social",
            "agriculture",
            "universites",
            "conseil",
            "france-vae");

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Specifications() {}

    /**
     * Lists the shipped specifications.
     *
     * @return their names
     */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * Reads a specification.
     *
     * @param nameOrPath name of a shipped one, or path of a YAML file
     * @return the specification, checked
     * @throws InvalidInputException if there is none or it is wrong; the message gives line and column
     */
    public static Specification read(String nameOrPath) {
        if (SHIPPED.contains(nameOrPath)) {
            return shipped(nameOrPath);
        }
        Path file = Path.of(nameOrPath);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    TEXTS.format("specification.missing", nameOrPath, String.join(", ", SHIPPED)));
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), nameOrPath);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("specification.unreadable", nameOrPath), e);
        }
    }

    private static Specification shipped(String name) {
        String resource = name + ".yaml";
        try (InputStream in = Specifications.class.getResourceAsStream(resource)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the shipped specification " + name + ".", e);
        }
    }

    /**
     * Reads a specification from its text.
     *
     * @param text the text
     * @param where where it comes from, for messages
     * @return the specification, checked
     * @throws InvalidInputException if it is wrong; the message gives line and column
     */
    public static Specification parse(String text, String where) {
        String yaml = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        YamlPlaces places = YamlPlaces.of(yaml, where, path -> path.contains(".values"));
        SpecificationYaml keys = YamlReader.read(yaml, places, where, SpecificationYaml.class);
        SpecificationFaults faults = new SpecificationFaults(places);
        SpecificationCheck.shape(keys, faults);
        faults.throwIfAny(where);
        Specification specification = SpecificationCheck.check(keys, yaml, QualityCheck.keys(), faults);
        faults.throwIfAny(where);
        return specification;
    }
}
