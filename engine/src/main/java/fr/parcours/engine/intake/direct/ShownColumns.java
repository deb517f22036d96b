package fr.parcours.engine.intake.direct;

import fr.parcours.engine.anonymise.LeakScan;
import fr.parcours.engine.intake.harmonise.WideSql;
import fr.parcours.engine.intake.read.CsvHeader;
import fr.parcours.engine.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows all columns of a file to a scan for identities, each distinct value once. */
final class ShownColumns {

    private final Session session;
    private final WideSql sql;
    private final CsvHeader header;
    private final String table;

    ShownColumns(Session session, WideSql sql, CsvHeader header, String table) {
        this.session = session;
        this.sql = sql;
        this.header = header;
        this.table = table;
    }

    /**
     * Shows the rows of the table: what is stored as text by value, what was recognised by number.
     *
     * @param rows a relation with all the columns of the file, read only for those that the table does not hold
     */
    void to(LeakScan scan, String rows) {
        Set<Integer> left =
                new HashSet<>(IntStream.range(0, header.width()).boxed().toList());
        sql.texts().forEach((used, column) -> {
            int position = header.positions().get(used);
            if (position >= 0 && left.remove(position)) {
                session.forEach(
                        "select " + column + " as text, count(*) as n from " + table + " where " + column
                                + " is not null group by " + column,
                        row -> scan.value(position, row.text("text").orElseThrow(), row.number("n"), 0));
            }
        });
        countRecognised(scan, left);
        if (!left.isEmpty()) {
            showUnused(scan, left, rows);
        }
    }

    private void countRecognised(LeakScan scan, Set<Integer> left) {
        List<Integer> positions = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (Map.Entry<Integer, String> entry : sql.recognised().entrySet()) {
            int position = header.positions().get(entry.getKey());
            if (position >= 0 && left.remove(position)) {
                counts.add("count(" + entry.getValue() + ") as n" + positions.size());
                positions.add(position);
            }
        }
        if (!counts.isEmpty()) {
            session.forEach("select " + String.join(", ", counts) + " from " + table, row -> {
                for (int i = 0; i < positions.size(); i++) {
                    scan.harmless(positions.get(i), row.number("n" + i));
                }
            });
        }
    }

    /** The columns that the table does not hold are read once more, all in one pass. */
    private void showUnused(LeakScan scan, Set<Integer> unused, String rows) {
        List<Integer> positions = unused.stream().sorted().toList();
        session.forEach(
                "select position, text, count(*) as n from (select unnest(" + positions + ") as position, unnest(["
                        + positions.stream().map(i -> "f" + i).collect(Collectors.joining(", ")) + "]) as text from "
                        + rows + ") where text is not null group by all",
                row -> scan.value(
                        Math.toIntExact(row.number("position")),
                        row.text("text").orElseThrow().strip(),
                        row.number("n"),
                        0));
    }
}
