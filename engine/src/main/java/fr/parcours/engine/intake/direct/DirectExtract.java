package fr.parcours.engine.intake.direct;

import fr.parcours.engine.anonymise.LeakScan;
import fr.parcours.engine.intake.Check;
import fr.parcours.engine.intake.harmonise.DateSql;
import fr.parcours.engine.intake.harmonise.WideSql;
import fr.parcours.engine.intake.read.CsvHeader;
import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.read.ExtractFiles.ExtractFile;
import fr.parcours.engine.intake.read.FileProbe;
import fr.parcours.engine.intake.read.TextFile;
import fr.parcours.engine.intake.specification.CheckRule;
import fr.parcours.engine.intake.specification.CheckRule.Treatment;
import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.QueryFailedException;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A large CSV that the query engine reads by itself, and which of its rows are in doubt. */
public final class DirectExtract {

    /** Size from which files go the short way, in bytes; the system property of this name changes it. */
    public static final String FROM_BYTES = "parcours.direct.bytes";

    private static final Texts TEXTS = Texts.of(DirectExtract.class);
    private static final long DEFAULT_FROM_BYTES = 8L << 20;
    private static final long MAX_LINE_BYTES = 16L << 20;
    /** Checks whose rows are counted without leaving the short way. */
    private static final Set<Check> COUNTED =
            Set.of(Check.NO_STEP, Check.IMPLAUSIBLE_AGE, Check.REGION_MISMATCH, Check.LEVEL_MISMATCH);

    private final Session session;
    private final Specification specification;
    private final WideSql sql;
    private final ExtractFile file;
    private final Path text;
    private final CsvHeader header;
    private final TextScan scan;
    private final String table;
    private final long rows;
    private long doubted;

    private DirectExtract(
            Session session,
            Specification specification,
            WideSql sql,
            ExtractFile file,
            Path text,
            CsvHeader header,
            TextScan scan,
            String table,
            long rows) {
        this.session = session;
        this.specification = specification;
        this.sql = sql;
        this.file = file;
        this.text = text;
        this.header = header;
        this.scan = scan;
        this.table = table;
        this.rows = rows;
    }

    /**
     * Reads an extract the short way.
     *
     * @param session the session of the intake, with the functions of pseudonyms
     * @param dates reads dates in that session
     * @param files the extract
     * @param asOf its as-of date
     * @param progress follows the work
     * @return the extract, its rows in the session; empty if it has to go the ordinary way
     */
    public static Optional<DirectExtract> open(
            Session session, DateSql dates, ExtractFiles files, LocalDate asOf, Progress progress) {
        Specification specification = files.specification();
        Optional<ExtractFile> only = files.onlyFile().filter(file -> fits(specification, file));
        if (only.isEmpty()) {
            return Optional.empty();
        }
        ExtractFile file = only.get();
        String name = file.path().getFileName().toString();
        Part part = specification.parts().get(0);
        TextFile.check(name, file.probe(), part.format());
        Path text = utf8(session, file, part.format());
        TextScan scan = TextScan.of(
                text, part.format().delimiter().charAt(0), part.format().quote());
        Optional<CsvHeader> header = CsvHeader.read(text, name, part);
        if (scan.shape() == TextScan.Shape.IRREGULAR || header.isEmpty() || namesPersons(header.get())) {
            return Optional.empty();
        }
        String room = session.makeRoom(SessionSettings.largeIntake());
        WideSql sql = WideSql.of(session, dates, specification, asOf);
        String faults = "direct_" + session.number("select count(*) as n from duckdb_tables()");
        String table = room + "." + faults;
        progress.start(TEXTS.format("task", name), scan.lines());
        String rows = sql.rows(
                readCsv(text, specification, header.get(), scan, rejects(faults)),
                header.get().positions(),
                scan.padding() == TextScan.Padding.PRESENT);
        try {
            StatementProgress.follow(
                    session, progress, scan.lines(), () -> session.run("create table " + table + " as " + rows));
        } catch (QueryFailedException e) {
            // The engine's reader does not make sense of the file: the ordinary one will, or say what is wrong.
            return Optional.empty();
        }
        long lines = session.number("select (select count(*) from " + table + ") + (select count(distinct line) from "
                + faults + "_fault) as n");
        DirectExtract extract =
                new DirectExtract(session, specification, sql, file, text, header.get(), scan, table, lines);
        if (lines == 0 || lines + header.get().filledLines() != scan.lines()) {
            extract.drop();
            return Optional.empty();
        }
        extract.findDoubts(faults);
        return Optional.of(extract);
    }

    private static boolean fits(Specification specification, ExtractFile file) {
        Part part = specification.parts().get(0);
        FileFormat format = part.format();
        return WideSql.fits(specification)
                && format.type() == FileFormat.Type.CSV
                && format.headerRow() >= 1
                && format.headerRows() == 1
                && !TextFile.charset(format).name().startsWith("UTF-16")
                && format.delimiter().length() == 1
                && format.delimiter().charAt(0) < 128
                && file.probe().bytes() >= Long.getLong(FROM_BYTES, DEFAULT_FROM_BYTES)
                && COUNTED.stream().allMatch(check -> treatment(specification, check) == Treatment.KEEP)
                && treatment(specification, Check.DUPLICATE) == Treatment.REJECT;
    }

    /** Columns that are not read here, but whose names say that someone should look at them. */
    private static boolean namesPersons(CsvHeader header) {
        return IntStream.range(0, header.width())
                .filter(i -> !header.positions().contains(i))
                .anyMatch(i -> LeakScan.namesPersons(header.names().get(i)));
    }

    private static Treatment treatment(Specification specification, Check check) {
        return specification
                .checks()
                .getOrDefault(check.key(), CheckRule.NONE)
                .treatment()
                .orElse(check.treatment());
    }

    private static Path utf8(Session session, ExtractFile file, FileFormat format) {
        boolean readable = TextFile.charset(format).equals(StandardCharsets.UTF_8)
                || file.probe().utf8() == FileProbe.NonAscii.ABSENT;
        if (readable) {
            return file.path();
        }
        Path target = session.temporaryFile("extract.csv");
        TextFile.transcode(file.path(), format, target);
        return target;
    }

    /** Lines without the shape of the file are left out of the rows and told in tables of their own. */
    private static String rejects(String faults) {
        return "store_rejects = true, rejects_table = '" + faults + "_fault', rejects_scan = '" + faults
                + "_scan', rejects_limit = 0";
    }

    private static String readCsv(
            Path text, Specification specification, CsvHeader header, TextScan scan, String rejects) {
        FileFormat format = specification.parts().get(0).format();
        String missing = Stream.concat(Stream.of(""), specification.missing().stream())
                .map(SqlText::literal)
                .collect(Collectors.joining(", "));
        String quote = scan.shape() == TextScan.Shape.QUOTED ? SqlText.literal(format.quote()) : "''";
        return "read_csv(" + SqlText.literal(text.toString()) + ", auto_detect = false, header = false, skip = "
                + header.lines() + ", delim = " + SqlText.literal(format.delimiter()) + ", quote = " + quote
                + ", escape = " + quote + ", strict_mode = true, null_padding = false, max_line_size = "
                + MAX_LINE_BYTES
                + ", " + rejects + ", nullstr = [" + missing + "], columns = {"
                + IntStream.range(0, header.width())
                        .mapToObj(i -> "'f" + i + "': 'VARCHAR'")
                        .collect(Collectors.joining(", "))
                + "})";
    }

    /** Rows in doubt, those that share a journey with another, and lines without the shape of the file. */
    private void findDoubts(String faults) {
        // Equal hashes first: numbers are grouped in a fraction of the memory of pseudonyms.
        session.run("create or replace temp table repeated_hash as select hash(journey_id) as h from " + table
                + " group by h having count(*) > 1");
        session.run("create or replace temp table doubted_row as select rowid as id from " + table
                + " where suspect union " + sql.tables().misreadCommunes(table)
                + " union select id from (select rowid as id, count(*) over (partition by journey_id) as n"
                + " from " + table + " where hash(journey_id) in (select h from repeated_hash)) where n > 1");
        session.run("create or replace temp table faulty_line as select distinct line::bigint as line from " + faults
                + "_fault");
        doubtOddLines();
        // The n-th good row stands after as many faulty lines as have fewer than n good rows before them.
        session.run("create or replace temp table doubted_line as with place as ("
                + "select line - " + header.lines() + " - row_number() over (order by line) as good_before,"
                + " 0 as kind, line from faulty_line union all select id, 1, null from doubted_row), line as ("
                + "select coalesce(line, good_before + " + (header.lines() + 1)
                + " + sum(1 - kind) over (order by good_before, kind, line rows unbounded preceding)) as line from place)"
                + " select line::bigint as line from line");
        doubted = session.number("select count(*) as n from doubted_line");
        session.run("delete from " + table + " where rowid in (select id from doubted_row)");
    }

    /** Rows that the query engine took although their lines have a value too many. */
    private void doubtOddLines() {
        FileFormat format = specification.parts().get(0).format();
        char delimiter = format.delimiter().charAt(0);
        long faulty = session.number("select count(*) as n from faulty_line");
        long expected =
                TextScan.of(header.text(), delimiter, format.quote()).delimiters() + rows * (header.width() - 1);
        if (faulty == 0 && scan.delimiters() == expected) {
            return;
        }
        session.run("create or replace temp table odd_line (line bigint)");
        try (RowAppender odd = session.append("odd_line")) {
            for (long line : OddLines.find(text, delimiter, format.quote(), header.lines(), header.width())) {
                odd.begin().number(line).end();
            }
        }
        // A good row stands after as many rows as there are lines before it that are not faulty.
        session.run("insert into doubted_row select id from (select kind, line - " + (header.lines() + 1)
                + " - sum(kind) over (order by line, kind desc rows unbounded preceding) as id from ("
                + "select line, 1 as kind from faulty_line union all"
                + " select line, 0 from odd_line where line not in (select line from faulty_line)))"
                + " where kind = 0 and id not in (select id from doubted_row)");
    }

    /**
     * Returns the number of rows in doubt.
     *
     * @return rows that have to go the ordinary way
     */
    public long doubtedRows() {
        return doubted;
    }

    /**
     * Returns the name of the file.
     *
     * @return its name without folder
     */
    public String fileName() {
        return file.path().getFileName().toString();
    }

    /**
     * Copies the rows in doubt to a file of their own.
     *
     * @return an extract of these rows, which keep their places
     */
    public ExtractFiles doubted() {
        List<Long> lines = session.query("select line from doubted_line order by line", row -> row.number("line"));
        Path path = session.temporaryFile("doubted.csv");
        LinePicker.pick(
                text, header.lines(), lines.stream().mapToLong(Long::longValue).toArray(), path);
        return ExtractFiles.lines(
                specification.with(List.of(specification.parts().get(0).utf8())),
                path,
                fileName(),
                header.lines(),
                lines);
    }

    /**
     * Shows all columns to a scan for identities. Rows in doubt are left to the ordinary way, where they are scanned.
     *
     * @param leaks a scan of the columns of the file
     */
    public void showTo(LeakScan leaks) {
        new ShownColumns(session, sql, header, table)
                .to(leaks, readCsv(text, specification, header, scan, "ignore_errors = true"));
    }

    /** Forgets the rows: the extract goes the ordinary way. */
    public void drop() {
        session.run("drop table " + table);
        forgetCopy();
    }

    /** Removes the copy in UTF-8, if the file is not. */
    private void forgetCopy() {
        if (!text.equals(file.path())) {
            try {
                Files.deleteIfExists(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Returns the header of the file.
     *
     * @return names of its columns
     */
    public List<String> columnNames() {
        return header.names();
    }

    /**
     * Counts what became of the rows.
     *
     * @param doubtedRows what became of those in doubt
     * @param region region of the partition
     * @return the account of the extract
     */
    public RowAccount account(RowAccount doubtedRows, String region) {
        Map<String, Long> findings = new TreeMap<>(doubtedRows.findings());
        count(findings, Check.NO_STEP, sql.tables().noStep(table));
        count(findings, Check.IMPLAUSIBLE_AGE, sql.tables().implausibleAge(table));
        count(findings, Check.LEVEL_MISMATCH, sql.tables().levelMismatch(table));
        count(findings, Check.REGION_MISMATCH, sql.tables().regionMismatch(table, region));
        return new RowAccount(
                rows,
                rows - doubted + doubtedRows.accepted(),
                doubtedRows.rejected(),
                doubtedRows.ignored(),
                doubtedRows.rejectedByReason(),
                doubtedRows.ignoredByReason(),
                findings);
    }

    private void count(Map<String, Long> findings, Check check, String query) {
        long n = session.number(query);
        if (n > 0) {
            findings.merge(check.key(), n, Long::sum);
        }
    }

    /**
     * Puts the accepted rows of the ordinary way with those of this one.
     *
     * @param journeys table of the journeys accepted there
     * @param steps table of their steps
     * @return the rows to publish
     */
    public DirectTable join(String journeys, String steps) {
        if (doubted > 0) {
            session.run("insert into " + table + " by name " + sql.tables().pivoted(journeys, steps));
        }
        forgetCopy();
        return new DirectTable(table, sql.tables());
    }
}
