package fr.parcours.engine.anonymise;

import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes the identities out of a certifier's file: pseudonyms in their place, no file number, no order of the source,
 * and nothing written when an identity would be left. Needs no dataset; files may be larger than memory.
 */
public final class Anonymiser {

    /** Begins the name of the first column of what is written. */
    public static final String JOURNEY_COLUMN = "pseudo_dossier";

    /** Begins the name of the second column. */
    public static final String PERSON_COLUMN = "pseudo_personne";

    private static final Texts TEXTS = Texts.of(Anonymiser.class);

    private final AnonymisationPlan plan;
    private final KeyFile key;
    private final LocalDate reference;
    private final Set<String> vouched;
    private final Progress progress;

    /**
     * Prepares an anonymisation.
     *
     * @param plan what becomes of the columns
     * @param key key of the certifiers
     * @param reference date of the extract: ages are told at that date
     * @param vouched columns that somebody has looked at: what is found there does not block
     * @param progress follows the work
     */
    public Anonymiser(
            AnonymisationPlan plan, KeyFile key, LocalDate reference, Set<String> vouched, Progress progress) {
        this.plan = plan;
        this.key = key;
        this.reference = reference;
        this.vouched = Set.copyOf(vouched);
        this.progress = progress;
    }

    /**
     * Anonymises a table into a file, written in one step at the end.
     *
     * @param source the table
     * @param output the file; an anonymised file there is replaced, another one is not
     * @return what was done
     * @throws LeakFoundException if an identity would be left: nothing was written
     * @throws InvalidInputException if the table or the output cannot be used
     */
    public AnonymisationReport write(IdentitySource source, Path output) {
        checkReplaceable(output);
        PlanColumns columns = new PlanColumns(plan, source.columns());
        for (String column : vouched) {
            if (!plan.kept().contains(column)) {
                throw new InvalidInputException(
                        TEXTS.format("anonymise.vouched", column, String.join(", ", plan.kept())));
            }
        }
        try (Session session = Session.open(SessionSettings.analysis())) {
            session.run("create temp table anonymised (place bigint, outcome varchar, journey varchar,"
                    + " person varchar" + conditionColumns()
                    + cells().map(cell -> ", " + cell + " varchar").collect(Collectors.joining()) + ")");
            NominalList list = new NominalList();
            FileNumbers fileNumbers = new FileNumbers();
            LeakScan scan = LeakScan.of(plan.kept(), reference, plan.freeText(), plan.courseDates());
            IdentityStage stage;
            progress.start(TEXTS.format("anonymise.task.read"), -1);
            try (RowAppender rows = session.append("anonymised")) {
                stage = new IdentityStage(
                        plan,
                        columns,
                        new CertifierPseudonyms(key, reference),
                        list,
                        fileNumbers,
                        scan,
                        rows,
                        progress);
                source.read(stage);
            }
            if (stage.read() == 0) {
                throw new InvalidInputException(TEXTS.format("anonymise.norows"));
            }
            Map<String, Long> leftOut = leaveOut(session);
            progress.start(TEXTS.format("anonymise.task.check"), plan.kept().size());
            lookForNames(session, list, fileNumbers, scan, stage);
            List<LeakFinding> findings = LeakScan.vouched(scan.findings(), vouched);
            if (LeakScan.blocks(findings)) {
                throw new LeakFoundException(findings);
            }
            progress.start(TEXTS.format("anonymise.task.write"), -1);
            publish(session, output);
            return stage.report(key.fingerprint(), written(session, leftOut), header(), findings);
        } finally {
            progress.end();
        }
    }

    private String conditionColumns() {
        StringBuilder columns = new StringBuilder();
        for (int rule = 0; rule < plan.leftOut().size(); rule++) {
            for (int i = 0; i < plan.leftOut().get(rule).columns().size(); i++) {
                columns.append(", r").append(rule).append('x').append(i).append(" varchar");
            }
        }
        return columns.toString();
    }

    /** Takes out the rows that the specification leaves out; the first rule that fits counts the row. */
    private Map<String, Long> leaveOut(Session session) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int rule = 0; rule < plan.leftOut().size(); rule++) {
            AnonymisationPlan.LeftOut rows = plan.leftOut().get(rule);
            String prefix = "r" + rule + "x";
            String columns = IntStream.range(0, rows.columns().size())
                    .mapToObj(i -> prefix + i + " as c" + i)
                    .collect(Collectors.joining(", "));
            session.run("create or replace temp table left_out as select place from (select place"
                    + (columns.isEmpty() ? "" : ", " + columns) + " from anonymised) where try((" + rows.condition()
                    + "\n)::boolean)");
            counts.merge(rows.because(), session.number("select count(*) as n from left_out"), Long::sum);
            session.run("delete from anonymised where place in (select place from left_out)");
        }
        return counts;
    }

    private static IdentityStage.Written written(Session session, Map<String, Long> leftOut) {
        Map<Outcome, Long> persons = new EnumMap<>(Outcome.class);
        session.query(
                "select outcome, count(*) as n from anonymised group by outcome",
                row -> persons.put(
                        Outcome.valueOf(row.text("outcome").orElseThrow().toUpperCase(Locale.ROOT)), row.number("n")));
        return new IdentityStage.Written(
                persons.values().stream().mapToLong(Long::longValue).sum(),
                session.number("select count(*) as n from anonymised where journey is null"),
                persons,
                leftOut);
    }

    private Stream<String> cells() {
        return IntStream.range(0, plan.kept().size()).mapToObj(i -> "c" + i);
    }

    /** The list is complete now: every text is compared with it, each distinct one once. */
    private void lookForNames(
            Session session, NominalList list, FileNumbers fileNumbers, LeakScan scan, IdentityStage stage) {
        session.function("names_somebody", text -> {
            synchronized (list) {
                return list.names(text)
                        ? FileNumbers.Found.NUMBER.name()
                        : fileNumbers.anyIn(text).name();
            }
        });
        for (int i = 0; i < plan.kept().size(); i++) {
            int column = i;
            session.run(
                    "create or replace temp table named as select n, place, names_somebody(text) as found from (select c"
                            + i + " as text, count(*) as n, min(place) as place from anonymised where c" + i
                            + " is not null group by 1)");
            found(session, "found = 'NUMBER'", column, LeakRule.NOMINAL_LIST, scan, stage);
            // What stands in many rows is a code, whatever file number it equals.
            found(
                    session,
                    "found = 'DIGITS' and n <= 2",
                    column,
                    plan.freeText().contains(plan.kept().get(i)) ? LeakRule.NOMINAL_LIST : LeakRule.FILE_DIGITS,
                    scan,
                    stage);
            progress.advance(1);
        }
    }

    private static void found(
            Session session, String condition, int column, LeakRule rule, LeakScan scan, IdentityStage stage) {
        // The first of the values that stand for all the others carries their count.
        long[] others = {session.number("select coalesce(sum(n), 0)::bigint as n from named where " + condition)};
        session.query(
                        "select n, place from named where " + condition + " order by place limit " + LeakFinding.PLACES,
                        row -> row.number("place"))
                .forEach(number -> {
                    LeakFinding.Place place = stage.place(number);
                    scan.found(column, rule, others[0], place.source(), place.line());
                    others[0] = 0;
                });
    }

    private List<String> header() {
        List<String> header = new ArrayList<>();
        header.add(JOURNEY_COLUMN + "[" + key.fingerprint() + "]");
        header.add(PERSON_COLUMN + "[" + key.fingerprint() + "]");
        header.addAll(plan.kept());
        return header;
    }

    private static void checkReplaceable(Path output) {
        Path folder = output.toAbsolutePath().getParent();
        if (Files.isDirectory(output) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InvalidInputException(TEXTS.format("anonymise.output.unwritable", output));
        }
        if (!Files.exists(output)) {
            return;
        }
        byte[] expected = JOURNEY_COLUMN.getBytes(StandardCharsets.US_ASCII);
        try (var in = Files.newInputStream(output)) {
            String start = new String(in.readNBytes(expected.length + 1), StandardCharsets.ISO_8859_1);
            if (start.contains(JOURNEY_COLUMN)) {
                return;
            }
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("anonymise.output.unwritable", output), e);
        }
        throw new InvalidInputException(TEXTS.format("anonymise.output.exists", output));
    }

    /** Rows are sorted by what is written of them, so that nothing is left of the order of the source. */
    private void publish(Session session, Path output) {
        Path target = output.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        List<String> names = header();
        List<String> sources = new ArrayList<>(List.of("journey", "person"));
        cells().forEach(sources::add);
        String columns = IntStream.range(0, names.size())
                .mapToObj(i -> sources.get(i) + " as " + SqlText.name(names.get(i)))
                .collect(Collectors.joining(", "));
        String content = cells().map(cell -> "coalesce(" + cell + ", '')").collect(Collectors.joining(", "));
        try {
            session.run(
                    "copy (select " + columns + " from anonymised order by journey, person, md5(concat_ws(chr(31), ''"
                            + (content.isEmpty() ? "" : ", " + content) + "))) to "
                            + SqlText.literal(temporary.toString())
                            + " (format csv, header true, delimiter ',', quote '\"', escape '\"', nullstr '')");
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("anonymise.output.unwritable", output), e);
        } finally {
            removeQuietly(temporary);
        }
    }

    private static void removeQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The error that led here is the one to tell.
            return;
        }
    }
}
