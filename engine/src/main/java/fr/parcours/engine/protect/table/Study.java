package fr.parcours.engine.protect.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.DurableFiles;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import fr.parcours.layout.WritersLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The publication of one study: in memory for as long as it lives, or in a file that is read and written each time
 * tables are shown, so that commands of several processes are one study.
 *
 * <p>The file is JSON: the rule and, for each table, whom it counts, its dimensions, its true counts and what was shown
 * of it. It holds small counts: it is never for release.
 */
public final class Study {

    private static final Texts TEXTS = Texts.of(Study.class);
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Optional<Path> file;
    private final Map<ProtectionRule, Publication> inMemory = new HashMap<>();

    private Study(Optional<Path> file) {
        this.file = file;
    }

    /**
     * Starts a study that is kept in memory. Who tries another rule in it begins anew: what was shown by the first one
     * is not looked at.
     *
     * @return a study that has shown nothing
     */
    public static Study inMemory() {
        return new Study(Optional.empty());
    }

    /**
     * Opens a study that is kept in a file.
     *
     * @param file the file, which need not exist yet
     * @return the study
     */
    public static Study in(Path file) {
        return new Study(Optional.of(file));
    }

    /**
     * Protects tables beside all that the study has shown, and keeps them.
     *
     * @param rule the rule; tables shown without protection are not kept
     * @param population whom they count
     * @param tables the tables
     * @param overlaps what is known of dimensions that divide the same places
     * @return what may be shown of each
     * @throws UnprotectableTableException if they cannot be protected beside what was shown before
     * @throws InvalidInputException if the study has another rule, or another process holds it
     * @throws IntegrityException if its file cannot be read
     */
    public List<ShownTable> show(
            ProtectionRule rule, Population population, List<CountTable> tables, Overlaps overlaps) {
        return rule.active()
                ? beside(rule, before -> before.show(rule, population, tables, overlaps))
                : new Publication().show(rule, population, tables);
    }

    /**
     * Fixes the rule of the study, if nothing did before.
     *
     * @param rule the rule of a result; none at all is no matter of the study
     * @throws InvalidInputException if the study has another rule, or another process holds it
     * @throws IntegrityException if its file cannot be read
     */
    public void require(ProtectionRule rule) {
        if (rule.active()) {
            beside(rule, before -> {
                before.require(rule);
                return List.of();
            });
        }
    }

    private List<ShownTable> beside(ProtectionRule rule, Function<Publication, List<ShownTable>> question) {
        if (file.isEmpty()) {
            return question.apply(inMemory.computeIfAbsent(rule, unused -> new Publication()));
        }
        Path kept = file.get();
        try (WritersLock lock = WritersLock.of(kept, () -> TEXTS.format("publication.locked", name(kept)))) {
            Publication publication = read(lock.file());
            List<ShownTable> shown = question.apply(publication);
            DurableFiles.replace(kept, MAPPER.writeValueAsBytes(Kept.of(publication)));
            return shown;
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("publication.unwritable", kept.getParent()), e);
        }
    }

    private static String name(Path kept) {
        return kept.getFileName().toString().replaceFirst("\\.json$", "");
    }

    private static Publication read(Path kept) throws IOException {
        if (!Files.exists(kept)) {
            return new Publication();
        }
        try {
            Kept read = MAPPER.readValue(Files.readAllBytes(kept), Kept.class);
            if (read.format() != FORMAT) {
                throw new IntegrityException(TEXTS.format("publication.kept", kept, name(kept)));
            }
            return read.publication();
        } catch (JsonProcessingException | InvalidInputException | IllegalArgumentException e) {
            // The message of the parser may quote counts.
            throw new IntegrityException(TEXTS.format("publication.kept", kept, name(kept)));
        }
    }

    /** The file. */
    private record Kept(int format, int threshold, ProtectionRule.Mode mode, List<KeptTable> tables) {

        static Kept of(Publication publication) {
            ProtectionRule rule = publication.rule().orElseThrow();
            return new Kept(
                    FORMAT,
                    rule.threshold(),
                    rule.mode(),
                    publication.releases().stream().map(KeptTable::of).toList());
        }

        Publication publication() {
            Publication publication = new Publication();
            publication.restore(
                    new ProtectionRule(threshold, mode),
                    tables.stream().map(KeptTable::release).toList());
            return publication;
        }
    }

    private record KeptTable(
            String population,
            SortedMap<String, String> within,
            List<Dimension> dimensions,
            List<KeptCount> counts,
            List<KeptCell> shown,
            boolean hidesZeros) {

        static KeptTable of(Release release) {
            return new KeptTable(
                    release.population().definition(),
                    release.population().within(),
                    release.table().dimensions(),
                    release.table().counts().entrySet().stream()
                            .map(count -> new KeptCount(count.getKey(), count.getValue()))
                            .sorted((a, b) -> String.join(" ", a.codes()).compareTo(String.join(" ", b.codes())))
                            .toList(),
                    new TreeMap<>(release.shown())
                            .entrySet().stream()
                                    .map(cell -> new KeptCell(cell.getKey().categories(), cell.getValue()))
                                    .toList(),
                    release.hidesZeros());
        }

        Release release() {
            Map<List<String>, Long> inner = new HashMap<>();
            counts.forEach(count -> inner.put(count.codes(), count.count()));
            Map<CellKey, Long> cells = new HashMap<>();
            shown.forEach(cell -> cells.put(new CellKey(cell.cell()), cell.count()));
            return new Release(
                    new Population(population, within), new CountTable(dimensions, inner), cells, hidesZeros);
        }
    }

    private record KeptCount(List<String> codes, long count) {}

    private record KeptCell(SortedMap<String, String> cell, long count) {}
}
