package fr.parcours.engine.anonymise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for what names persons in a table that should not, column by column, and gives a verdict for each column.
 * Findings tell the column, the rule, how many and where: never a value. Not thread-safe.
 *
 * <p>Values come in rows or, for who has them, as distinct values with their counts.
 */
public final class LeakScan {

    private final List<ColumnScan> columns;
    private String source = "";

    /** What the texts of a column are. */
    enum Text {
        /** Codes, labels, dates. */
        CODED,
        /** Whatever people write: a single hit is too many. */
        FREE,
        /** Fields of rows that have not the shape of their table: codes, dates cut in two, words. */
        SHAPELESS
    }

    private LeakScan(List<ColumnScan> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * Prepares the scan of a table.
     *
     * @param columnNames names of its columns
     * @param referenceDate date of the extract: dates 15 to 90 years before are birth dates
     * @param freeTextColumns names of the columns of free text
     * @return a scan that has seen nothing yet
     */
    public static LeakScan of(List<String> columnNames, LocalDate referenceDate, Set<String> freeTextColumns) {
        return of(columnNames, referenceDate, freeTextColumns, Set.of());
    }

    /**
     * Prepares the scan of a table of which it is known where the dates of the courses stand.
     *
     * @param columnNames names of its columns
     * @param referenceDate date of the extract: dates 15 to 90 years before are birth dates
     * @param freeTextColumns names of the columns of free text
     * @param courseDateColumns names of the columns of dates that are no birth dates, though some may be old
     * @return a scan that has seen nothing yet
     */
    public static LeakScan of(
            List<String> columnNames,
            LocalDate referenceDate,
            Set<String> freeTextColumns,
            Set<String> courseDateColumns) {
        int reference = number(referenceDate);
        List<ColumnScan> columns = new ArrayList<>();
        for (int i = 0; i < columnNames.size(); i++) {
            String name = columnNames.get(i);
            boolean besideKey = isKey(columnNames, i - 1) || isKey(columnNames, i + 1);
            Text kind = freeTextColumns.contains(name) ? Text.FREE : Text.CODED;
            columns.add(new ColumnScan(name, kind, besideKey, courseDateColumns.contains(name), reference));
        }
        return new LeakScan(columns);
    }

    /**
     * Prepares the scan of rows that have not the shape of their table: nothing tells what their fields are, so that
     * all are looked at together, as free text but for digits that may be anything.
     *
     * @param name what the findings call these fields
     * @param referenceDate date of the extract
     * @return a scan of one column that has seen nothing yet
     */
    public static LeakScan shapeless(String name, LocalDate referenceDate) {
        return new LeakScan(List.of(new ColumnScan(name, Text.SHAPELESS, false, false, number(referenceDate))));
    }

    private static int number(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    private static boolean isKey(List<String> names, int at) {
        return at >= 0
                && at < names.size()
                && IdentityNormalisation.name(names.get(at)).startsWith("CLE");
    }

    /**
     * Says whether the name of a column is one under which identities stand.
     *
     * @param column name of a column
     * @return true for names such as {@code Nom} or {@code Courriel}
     */
    public static boolean namesPersons(String column) {
        return IdentityColumn.of(column) != IdentityColumn.NONE;
    }

    /**
     * Says where the next values come from.
     *
     * @param name name of a file, and of its sheet if it has several
     */
    public void from(String name) {
        this.source = name;
    }

    /**
     * Looks at a row.
     *
     * @param line its number in the source
     * @param values one for each column, empty where missing
     */
    public void row(long line, List<String> values) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).value(values.get(i), 1, source, line);
        }
    }

    /**
     * Looks at a value that stands several times in a column.
     *
     * @param column position of the column, from 0
     * @param text the value, empty if missing
     * @param count how often it stands there
     * @param line number of its first line in the source
     */
    public void value(int column, String text, long count, long line) {
        columns.get(column).value(text, count, source, line);
    }

    /**
     * Counts values of a column of which it is known that they are no identities.
     *
     * @param column position of the column, from 0
     * @param count how many they are
     */
    public void harmless(int column, long count) {
        columns.get(column).harmless(count);
    }

    /** Adds what was found in a column by other means, such as the certifier's own list. */
    void found(int column, LeakRule rule, long count, String place, long line) {
        columns.get(column).found(rule, count, place, line);
    }

    /**
     * Lets columns pass that somebody has looked at and vouches for: what blocks there only warns.
     *
     * @param findings what was found
     * @param columns names of the columns
     * @return the findings with the verdicts that follow
     */
    public static List<LeakFinding> vouched(List<LeakFinding> findings, Set<String> columns) {
        return findings.stream()
                .map(finding -> columns.contains(finding.column())
                        ? new LeakFinding(
                                finding.column(),
                                finding.rule(),
                                finding.hits(),
                                finding.values(),
                                finding.places(),
                                LeakFinding.Verdict.WARN)
                        : finding)
                .toList();
    }

    /**
     * Returns what was found so far.
     *
     * @return findings in the order of the columns
     */
    public List<LeakFinding> findings() {
        return columns.stream().flatMap(column -> column.findings().stream()).toList();
    }

    /**
     * Says whether the table must not go further.
     *
     * @param findings what was found
     * @return whether one of them blocks
     */
    public static boolean blocks(List<LeakFinding> findings) {
        return findings.stream().anyMatch(finding -> finding.verdict() == LeakFinding.Verdict.BLOCK);
    }
}
