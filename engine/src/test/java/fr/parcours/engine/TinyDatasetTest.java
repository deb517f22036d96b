package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.departement;
import static fr.parcours.engine.cohort.Attributes.level;
import static fr.parcours.engine.cohort.Attributes.sex;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.UnprotectableTableException;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.result.TableText;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every analysis of sixty journeys, in every form: nothing small is shown, nor follows from what is. */
class TinyDatasetTest {

    /** By two attributes also, which takes minutes: {@code -Dparcours.campaign=full}. */
    private static final boolean FULL = "full".equals(System.getProperty("parcours.campaign"));

    private static final List<List<Attribute>> SPLITS =
            List.of(List.of(), List.of(departement()), List.of(sex(), level()));

    @TempDir
    private static Path folder;

    private static Path dataset;
    private static Session session;

    @BeforeAll
    static void write() {
        dataset = TinyDataset.write(folder.resolve("tiny"));
        session = Session.open(SessionSettings.analysis());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void everyAnalysisIsTried() {
        assertThat(EveryAnalysis.QUESTIONS.keySet())
                .as("methods that answer with a result: add new ones to EveryAnalysis")
                .containsExactlyInAnyOrderElementsOf(EveryAnalysis.signatures());
    }

    @Test
    void nothingSmallIsShownAtTheUsualThreshold() throws IOException {
        tryAll(ProtectionRule.standard(), new Random(1), FULL ? SPLITS : SPLITS.subList(0, 2));
    }

    @Test
    void nothingSmallIsShownUnderTwenty() throws IOException {
        tryAll(ProtectionRule.largeGroups(), new Random(2), SPLITS.subList(FULL ? 0 : 1, 2));
    }

    @Test
    void roundedTablesHoldNoSmallCount() throws IOException {
        tryAll(ProtectionRule.standard().rounded(), new Random(3), SPLITS.subList(FULL ? 0 : 1, 2));
    }

    /** All questions about one study, in any order. */
    private static void tryAll(ProtectionRule rule, Random random, List<List<Attribute>> splits) throws IOException {
        List<Asked> all = new ArrayList<>();
        EveryAnalysis.QUESTIONS.forEach(
                (name, question) -> splits.forEach(split -> all.add(new Asked(name, question, split))));
        Collections.shuffle(all, random);
        List<String> faults = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        try (Observatory observatory = Observatory.open(dataset)) {
            for (Asked asked : all) {
                Cohort cohort = observatory.cohort("Tous").by(asked.split().toArray(Attribute[]::new));
                Optional<Result> result = ask(asked, cohort.protectedBy(rule), refused);
                if (result.isPresent()) {
                    answers.add(new Answer(asked, result.get(), asked.question().apply(cohort.unprotected())));
                    faults.addAll(faults(asked, result.get(), rule));
                }
            }
        }
        if (!rule.isRounding()) {
            answers.forEach(answer -> faults.addAll(differences(answer, answers, rule)));
        }
        assertThat(faults).isEmpty();
        assertThat(refused).as("%s of %s", refused.size(), all.size()).hasSizeLessThan(all.size() / 4);
    }

    private record Asked(String name, Function<Cohort, Result> question, List<Attribute> split) {}

    private record Answer(Asked asked, Result shown, Result raw) {}

    /** An analysis may refuse what is too small, or what cannot be shown beside the rest: then it shows nothing. */
    private static Optional<Result> ask(Asked asked, Cohort cohort, List<String> refused) {
        try {
            return Optional.of(asked.question().apply(cohort));
        } catch (UnprotectableTableException e) {
            refused.add(asked.name() + " by " + asked.split().size() + ": " + e.getMessage());
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty(); // a model of too few
        }
    }

    private static List<String> faults(Asked asked, Result result, ProtectionRule rule) throws IOException {
        List<String> faults = new ArrayList<>();
        for (ResultTable table : Stream.concat(Stream.of(result.table()), result.details().stream())
                .toList()) {
            new ShownNumbers(table, rule.threshold())
                    .faults()
                    .forEach(fault -> faults.add(asked.name() + ": " + fault));
        }
        assertThat(TableText.of(result)).contains(result.provenance().protection());
        if (rule.equals(ProtectionRule.standard()) && asked.split().size() < 2) {
            checkFiles(asked, result);
        }
        return faults;
    }

    /** What is written is what was checked. */
    private static void checkFiles(Asked asked, Result result) throws IOException {
        List<List<Long>> expected = result.table().columns().stream()
                .filter(ShownNumbers::isPersons)
                .map(column -> shown(result.table(), column))
                .toList();
        List<String> names = result.table().columns().stream()
                .filter(ShownNumbers::isPersons)
                .map(ResultColumn::name)
                .toList();
        assertThat(csv(result, names)).as("CSV of %s", asked).isEqualTo(expected);
        assertThat(json(result, names)).as("JSON of %s", asked).isEqualTo(expected);
        assertThat(arrow(result, names)).as("Arrow of %s", asked).isEqualTo(expected);
        assertThat(parquet(result, names)).as("Parquet of %s", asked).isEqualTo(expected);
    }

    private static List<Long> shown(ResultTable table, ResultColumn column) {
        int at = table.columns().indexOf(column);
        return table.rows().stream()
                .map(row -> row.get(at))
                .filter(Cell.Count.class::isInstance)
                .map(cell -> ((Cell.Count) cell).value())
                .toList();
    }

    private static Path save(Result result, String extension) {
        Path file = folder.resolve("shown." + extension);
        result.save(file);
        return file;
    }

    private static List<List<Long>> csv(Result result, List<String> names) throws IOException {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(save(result, "csv"))) {
            List<NamedCsvRecord> rows = records.stream().toList();
            return names.stream()
                    .map(name -> rows.stream()
                            .map(row -> row.getField(name))
                            .filter(field -> field.matches("-?\\d+"))
                            .map(Long::valueOf)
                            .toList())
                    .toList();
        }
    }

    private static List<List<Long>> json(Result result, List<String> names) throws IOException {
        JsonNode rows =
                new ObjectMapper().readTree(save(result, "json").toFile()).get("rows");
        return names.stream()
                .map(name -> rows.findValues(name).stream()
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::asLong)
                        .toList())
                .toList();
    }

    private static List<List<Long>> arrow(Result result, List<String> names) throws IOException {
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(save(result, "arrow"));
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            reader.loadNextBatch();
            List<List<Long>> numbers = new ArrayList<>();
            for (String name : names) {
                FieldVector vector = reader.getVectorSchemaRoot().getVector(name);
                numbers.add(IntStream.range(0, vector.getValueCount())
                        .filter(i -> !vector.isNull(i))
                        .mapToObj(i -> (Long) vector.getObject(i))
                        .toList());
            }
            return numbers;
        }
    }

    private static List<List<Long>> parquet(Result result, List<String> names) {
        Path file = save(result, "parquet");
        List<List<Optional<Long>>> rows = session.query(
                "select * from '" + file + "'",
                row -> names.stream()
                        .map(name -> row.text(name).map(Long::valueOf))
                        .toList());
        return IntStream.range(0, names.size())
                .mapToObj(i -> rows.stream().flatMap(row -> row.get(i).stream()).toList())
                .toList();
    }

    private static List<String> differences(Answer split, List<Answer> answers, ProtectionRule rule) {
        if (split.asked().split().isEmpty()) {
            return List.of();
        }
        return answers.stream()
                .filter(whole -> whole.asked().name().equals(split.asked().name())
                        && whole.asked().split().isEmpty())
                .flatMap(whole -> ShownNumbers.differences(
                        split.shown().table(),
                        split.raw().table(),
                        whole.shown().table(),
                        whole.raw().table(),
                        split.shown().table().columns().size()
                                - whole.shown().table().columns().size(),
                        rule.threshold(),
                        split.shown().provenance().warnings().toString().contains("valoir 0"))
                        .stream())
                .map(fault ->
                        split.asked().name() + " by " + split.asked().split().size() + ": " + fault)
                .toList();
    }
}
