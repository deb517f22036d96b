package fr.parcours.engine.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.parcours.engine.yaml.YamlPlaces;
import fr.parcours.engine.yaml.YamlReader;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Writes cohorts to YAML files and reads them: a definition made at one observatory runs unchanged on the dataset of
 * another. It holds no data.
 */
public final class CohortFile {

    /** Version of the language that is written; older ones are read, newer ones refused. */
    static final int VERSION = 1;

    private static final Texts TEXTS = Texts.of(CohortFile.class);
    private static final YAMLMapper WRITER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private CohortFile() {}

    /**
     * Writes a definition, replacing the file if there is one.
     *
     * @param definition the cohort
     * @param file where to write
     * @throws InvalidInputException if it cannot be written
     */
    public static void write(CohortDefinition definition, Path file) {
        try {
            Files.writeString(file, text(definition), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unwritable", file), e);
        }
    }

    /**
     * Writes a definition as text.
     *
     * @param definition the cohort
     * @return YAML
     */
    public static String text(CohortDefinition definition) {
        try {
            return WRITER.writeValueAsString(yaml(definition));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a cohort.", e);
        }
    }

    /**
     * Reads a definition.
     *
     * @param file the file
     * @return the cohort
     * @throws InvalidInputException if it cannot be read; the message gives line and column
     */
    public static CohortDefinition read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unreadable", file), e);
        }
    }

    /**
     * Reads a definition from its text.
     *
     * @param yaml the text
     * @param where where it comes from, for messages
     * @return the cohort
     * @throws InvalidInputException if it cannot be read; the message gives line and column
     */
    public static CohortDefinition parse(String yaml, String where) {
        YamlPlaces places = YamlPlaces.of(yaml, where, path -> false);
        CohortYaml keys = YamlReader.read(yaml, places, where, CohortYaml.class);
        return new Reading(keys, places, where).definition();
    }

    private static CohortYaml yaml(CohortDefinition definition) {
        Entry entry = definition.entry();
        Map<String, Codes> where = new LinkedHashMap<>();
        definition
                .conditions()
                .forEach(condition -> where.merge(
                        condition.attribute().name(),
                        new Codes(condition.asked()),
                        (first, second) -> new Codes(first.codes().stream()
                                .filter(second.codes()::contains)
                                .toList())));
        return new CohortYaml(
                VERSION,
                definition.name(),
                new CohortYaml.EntryYaml(entry.step(), entry.outcome().orElse(null), occurrence(entry.occurrence())),
                definition.from().map(LocalDate::toString).orElse(null),
                definition.until().map(LocalDate::toString).orElse(null),
                definition.origin().orElse(null),
                where,
                definition.stepConditions().stream()
                        .map(condition -> new CohortYaml.Having(
                                condition.step(),
                                condition.outcome().orElse(null),
                                condition.presence() == StepCondition.Presence.HAD ? null : false,
                                condition.before().orElse(null)))
                        .toList(),
                definition.strata().stream().map(Attribute::name).toList(),
                definition.change().orElse(null),
                definition.unit() == CohortUnit.JOURNEY ? null : definition.unit(),
                definition.observedFrom().map(LocalDate::toString).orElse(null),
                definition.asKnownAt().map(Campaign::toString).orElse(null));
    }

    private static String occurrence(Occurrence occurrence) {
        return switch (occurrence.kind()) {
            case FIRST -> null;
            case ANY -> "any";
            case NTH -> Integer.toString(occurrence.rank());
        };
    }

    /** Turns keys into a definition; a fault is told with the place of its key. */
    private static final class Reading {
        private final CohortYaml keys;
        private final YamlPlaces places;
        private final String where;

        Reading(CohortYaml keys, YamlPlaces places, String where) {
            this.keys = keys;
            this.places = places;
            this.where = where;
        }

        CohortDefinition definition() {
            if (keys.cohort() < 1 || keys.cohort() > VERSION) {
                throw YamlPlaces.fault(
                        where, places.find("cohort"), TEXTS.format("file.version", keys.cohort(), VERSION));
            }
            CohortDefinition cohort =
                    at("entry", () -> CohortDefinition.named(keys.name()).entering(entry()));
            cohort = then(
                    "from", cohort, given -> given.between(date("from", keys.from()), date("until", keys.until())));
            if (keys.clockFrom() != null) {
                cohort = then("clock_from", cohort, given -> given.clockFrom(keys.clockFrom()));
            }
            for (Map.Entry<String, Codes> condition : orEmpty(keys.where()).entrySet()) {
                cohort = then(
                        "where." + condition.getKey(),
                        cohort,
                        given -> given.where(Attribute.named(condition.getKey())
                                .in(condition.getValue().codes().toArray(String[]::new))));
            }
            List<CohortYaml.Having> having = keys.having() == null ? List.of() : keys.having();
            for (int i = 0; i < having.size(); i++) {
                CohortYaml.Having one = having.get(i);
                cohort = then("having[" + (i + 1) + "]", cohort, given -> given.where(condition(one)));
            }
            if (keys.by() != null) {
                cohort = then(
                        "by",
                        cohort,
                        given -> given.by(
                                keys.by().stream().map(Attribute::named).toArray(Attribute[]::new)));
            }
            if (keys.changingAt() != null) {
                cohort = then("changing_at", cohort, given -> given.changingAt(keys.changingAt()));
            }
            if (keys.unit() != null) {
                cohort = cohort.following(keys.unit());
            }
            Optional<LocalDate> observed = date("observed_from", keys.observedFrom());
            if (observed.isPresent()) {
                cohort = cohort.observedFrom(observed.get());
            }
            return keys.asKnownAt() == null
                    ? cohort
                    : then("as_known_at", cohort, given -> given.asKnownAt(Campaign.parse(keys.asKnownAt())));
        }

        private static Map<String, Codes> orEmpty(Map<String, Codes> map) {
            return map == null ? Map.of() : map;
        }

        private Entry entry() {
            String occurrence = keys.entry().occurrence();
            return new Entry(
                    keys.entry().step(),
                    Optional.ofNullable(keys.entry().outcome()),
                    occurrence == null ? Occurrence.first() : at("entry.occurrence", () -> occurrence(occurrence)));
        }

        private static Occurrence occurrence(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "first" -> Occurrence.first();
                case "any" -> Occurrence.any();
                default -> {
                    if (!text.matches("\\d{1,3}")) {
                        throw new InvalidInputException(TEXTS.format("file.occurrence", text));
                    }
                    yield Occurrence.nth(Integer.parseInt(text));
                }
            };
        }

        private static StepCondition condition(CohortYaml.Having having) {
            return new StepCondition(
                    having.step(),
                    Optional.ofNullable(having.outcome()),
                    Boolean.FALSE.equals(having.had()) ? StepCondition.Presence.HAD_NOT : StepCondition.Presence.HAD,
                    Optional.ofNullable(having.before()));
        }

        private Optional<LocalDate> date(String key, String text) {
            return Optional.ofNullable(text)
                    .map(given -> at(key, () -> {
                        try {
                            return LocalDate.parse(given);
                        } catch (DateTimeParseException e) {
                            throw new InvalidInputException(TEXTS.format("file.date", given), e);
                        }
                    }));
        }

        private CohortDefinition then(String path, CohortDefinition cohort, UnaryOperator<CohortDefinition> next) {
            return at(path, () -> next.apply(cohort));
        }

        private <T> T at(String path, Supplier<T> value) {
            try {
                return value.get();
            } catch (FaultInFile e) {
                throw e;
            } catch (InvalidInputException e) {
                throw new FaultInFile(YamlPlaces.fault(where, places.find(path), e.getMessage()));
            }
        }
    }

    /** A fault that already says its place. */
    private static final class FaultInFile extends InvalidInputException {
        private static final long serialVersionUID = 1;

        FaultInFile(InvalidInputException fault) {
            super(fault.getMessage());
        }
    }
}
