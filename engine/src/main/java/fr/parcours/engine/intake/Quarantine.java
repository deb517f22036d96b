package fr.parcours.engine.intake;

import fr.parcours.engine.intake.harmonise.Harmonisation;
import fr.parcours.engine.intake.specification.Part.UsedColumn;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.DeniedAccess;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rejected rows of extracts, kept beside the dataset, never inside it and never copied with it: per certifier and
 * part a Parquet file to work with, the same as CSV for the certifier to correct and send back, and the specification
 * that read them.
 *
 * <p>The first columns say where a row comes from and what is wrong; the others are those that the specification uses.
 * In the CSV a text that a spreadsheet would take for a formula starts with an apostrophe.
 */
final class Quarantine implements AutoCloseable {

    static final String LOT = "parcours_lot";
    static final String FILE = "parcours_fichier";
    static final String SHEET = "parcours_feuille";
    static final String LINE = "parcours_ligne";
    static final String REASONS = "parcours_motifs";
    static final String FAULTS = "parcours_colonnes";
    static final String RAW = "parcours_brut";
    static final String DELIMITER = ";";
    /** The columns that say where a row comes from and what is wrong. */
    static final List<String> PLACE = List.of(LOT, FILE, SHEET, LINE, REASONS, FAULTS, RAW);

    private static final Pattern GUARDED = Pattern.compile("^'+[=+@\\t\\r-]");
    private static final Texts TEXTS = Texts.of(Quarantine.class);
    private static final byte[] BYTE_ORDER_MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final PartitionKey key;

    Quarantine(LocalFolder local, PartitionKey key) {
        this.folder = local.quarantine().resolve(key.folder());
        this.key = key;
    }

    Path folder() {
        return folder;
    }

    Path parquet(String certifier, int part) {
        return folder.resolve(name(certifier, part) + ".parquet");
    }

    Path specification(String certifier) {
        return folder.resolve(certifier + ".yaml");
    }

    static String name(String certifier, int part) {
        return part == 0 ? certifier : certifier + "-" + (part + 1);
    }

    String lot(String certifier, int part) {
        return key.region() + "/" + key.campaign() + "/" + certifier + "/" + (part + 1);
    }

    /**
     * Writes what was rejected of the extract in the session to files that do not count yet.
     *
     * @return what to keep once the partition is ready
     */
    Staged stage(Session session, Specification specification) {
        // What is kept of an earlier extract will have to go once the partition is published.
        DeniedAccess.check(folder);
        session.run("create or replace temp table quarantined as\n"
                + new CatalogueQueries(session).sql("intake/quarantined_rows"));
        List<Integer> parts = new ArrayList<>();
        for (int part = 0; part < specification.parts().size(); part++) {
            String rows = rows(specification, part);
            if (session.number("select count(*) as n from (" + rows + ")") > 0) {
                write(session, specification, part, rows);
                parts.add(part);
            }
        }
        return new Staged(specification, parts);
    }

    /** Names of the columns of a part's files. */
    static List<String> columns(Specification specification, int part) {
        List<String> columns = new ArrayList<>(PLACE);
        specification.parts().get(part).usedColumns().forEach(column -> columns.add(column.name()));
        return columns;
    }

    /** The rejected rows of one part, as they are kept. */
    String rows(Specification specification, int part) {
        List<UsedColumn> used = specification.parts().get(part).usedColumns();
        StringBuilder sql = new StringBuilder("select " + SqlText.literal(lot(specification.certifier(), part))
                + " as " + LOT + ", file_name as " + FILE + ", quarantined.sheet as " + SHEET
                + ", line::varchar as " + LINE + ", reasons as " + REASONS + ", faults as " + FAULTS + ", raw as "
                + RAW);
        for (int i = 0; i < used.size(); i++) {
            sql.append(", c" + i + " as " + SqlText.name(used.get(i).name()));
        }
        String table = Harmonisation.table(part);
        sql.append(" from quarantined left join " + table + " on " + table
                + ".row_no = quarantined.row_no where quarantined.part = " + part + " order by quarantined.row_no");
        return sql.toString();
    }

    /** Takes the apostrophe away that kept a text from being a formula. */
    static String unguarded(String text) {
        return GUARDED.matcher(text).find() ? text.substring(1) : text;
    }

    /** The same in SQL. */
    static String unguardedSql(String column) {
        return "case when regexp_matches(" + column + ", " + SqlText.literal(GUARDED.pattern()) + ") then " + column
                + "[2:] else " + column + " end";
    }

    /** Writes rows, given by a query with the columns of a part, to the temporary files of the part. */
    void write(Session session, Specification specification, int part, String rows) {
        String certifier = specification.certifier();
        Path csv = temporary(csv(certifier, part));
        Path plain = csv.resolveSibling(csv.getFileName() + ".plain");
        String guarded = columns(specification, part).stream()
                .map(SqlText::name)
                .map(name -> "case when regexp_matches(" + name + ", '^''*[=+@\\t\\r-]') then '''' || " + name
                        + " else " + name + " end as " + name)
                .collect(Collectors.joining(", "));
        try {
            Files.createDirectories(folder);
            session.run("copy (" + rows + ") to "
                    + SqlText.literal(temporaryParquet(certifier, part).toString())
                    + " (format parquet, compression zstd)");
            session.run("copy (select " + guarded + " from (" + rows + ")) to " + SqlText.literal(plain.toString())
                    + " (format csv, delimiter '" + DELIMITER + "', header true)");
            try (OutputStream out = Files.newOutputStream(csv)) {
                out.write(BYTE_ORDER_MARK);
                Files.copy(plain, out);
            }
            Files.delete(plain);
            Files.writeString(temporary(specification(certifier)), specification.yaml());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private InvalidInputException unwritable(IOException e) {
        return DeniedAccess.in(e)
                .orElseGet(() -> new InvalidInputException(TEXTS.format("quarantine.unwritable", folder), e));
    }

    Path temporaryParquet(String certifier, int part) {
        return temporary(parquet(certifier, part));
    }

    private Path csv(String certifier, int part) {
        return folder.resolve(name(certifier, part) + ".csv");
    }

    private static Path temporary(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".tmp");
    }

    /**
     * Rejected rows that wait for the publication of their partition.
     *
     * @param specification the specification that read them
     * @param parts parts that have any
     */
    record Staged(Specification specification, List<Integer> parts) {}

    /**
     * Replaces what is kept of a certifier's extract by what was staged, once its partition is published: nothing is
     * written any more, files only get their names. Taking the same extract again does what a crash left undone.
     */
    void keep(Staged staged) {
        String certifier = staged.specification().certifier();
        try {
            removeStale(certifier, staged);
            for (int part : staged.parts()) {
                settle(parquet(certifier, part));
                settle(csv(certifier, part));
            }
            if (!staged.parts().isEmpty()) {
                settle(specification(certifier));
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Removes what was staged and is not kept, and the folders that this leaves empty. */
    @Override
    public void close() {
        try {
            for (Path file : content(name -> name.startsWith(".") && name.contains(".tmp"))) {
                Files.delete(file);
            }
            for (Path empty = folder;
                    Files.isDirectory(empty) && content(empty, name -> true).isEmpty();
                    empty = empty.getParent()) {
                Files.delete(empty);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private List<Path> content(Predicate<String> name) throws IOException {
        return Files.isDirectory(folder) ? content(folder, name) : List.of();
    }

    private static List<Path> content(Path parent, Predicate<String> name) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> name.test(file.getFileName().toString()))
                    .toList();
        }
    }

    private static void settle(Path file) throws IOException {
        Files.move(temporary(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void removeStale(String certifier, Staged staged) throws IOException {
        List<Path> stale = content(name -> name.matches(certifier + "(-\\d+)?\\.(csv|parquet|yaml)")
                && staged.parts().stream().noneMatch(part -> name.matches(name(certifier, part) + "\\.(csv|parquet)")));
        for (Path file : stale) {
            Files.delete(file);
        }
    }
}
