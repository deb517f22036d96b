package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.LeakScan;
import fr.parcours.engine.intake.harmonise.Harmonisation;
import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.read.RowPlace;
import fr.parcours.engine.intake.read.RowSink;
import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the rows of an extract into the session, as they are: one table per part of the specification, their places in
 * {@code row_place}, the empty ones in {@code ignored_row} and, for rows that have not the shape of their file,
 * {@code fault}. Rows are numbered from 1 in the order of the files.
 */
final class ExtractStage {

    private static final Texts TEXTS = Texts.of(ExtractStage.class);
    private static final int PROGRESS_ROWS = 10_000;

    private final Session session;
    private final Specification specification;
    private final LeakGuard guard;
    private final Progress progress;

    ExtractStage(Session session, Specification specification, LeakGuard guard, Progress progress) {
        this.guard = guard;
        this.session = session;
        this.specification = specification;
        this.progress = progress;
    }

    /** Reads all files; returns the number of rows of data. */
    long load(ExtractFiles files) {
        createTables(session);
        try (Sink sink = new Sink()) {
            files.read(sink);
            progress.advance(sink.rowNo % PROGRESS_ROWS);
            return sink.rowNo;
        }
    }

    /** Makes the empty tables of what is found on the way. */
    static void createTables(Session session) {
        session.run("create or replace temp table row_place"
                + " (row_no bigint, part bigint, file_name varchar, sheet varchar, line bigint)");
        session.run("create or replace temp table ignored_row (row_no bigint, reason varchar)");
        session.run("create or replace temp table malformed_row (row_no bigint, raw varchar)");
        session.run("create or replace temp table fault"
                + " (row_no bigint, priority bigint, reason varchar, column_name varchar, value varchar)");
    }

    /**
     * Removes the white space around a value, that which Excel and Word use included, and the characters without any
     * width that copying from pages and word processors leaves inside: nobody sees them, and a file number with one
     * would be another journey.
     */
    static String strip(String text) {
        return visible(text).replace('\u00a0', ' ').replace('\u202f', ' ').strip();
    }

    private static String visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isInvisible(text.charAt(i))) {
                return text.chars()
                        .filter(letter -> !isInvisible((char) letter))
                        .collect(StringBuilder::new, (all, letter) -> all.append((char) letter), StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** Soft hyphen, zero-width space, non-joiner and joiner, word joiner, byte order mark. */
    private static boolean isInvisible(char letter) {
        return letter >= '\u00ad'
                && (letter == '\u00ad'
                        || (letter >= '\u200b' && letter <= '\u200d')
                        || letter == '\u2060'
                        || letter == '\ufeff');
    }

    /** What the scan for identities looks at: a number with an invisible character inside is one all the same. */
    private static List<String> visible(List<String> fields) {
        for (String field : fields) {
            if (!visible(field).equals(field)) {
                return fields.stream().map(ExtractStage::visible).toList();
            }
        }
        return fields;
    }

    private final class Sink implements RowSink, AutoCloseable {
        private final List<RowAppender> rows = new ArrayList<>();
        private final RowAppender places = session.append("row_place");
        private final RowAppender faults = session.append("fault");
        private final RowAppender malformed = session.append("malformed_row");
        private final RowAppender ignored = session.append("ignored_row");
        private final Set<String> missing = Set.copyOf(specification.missing());
        private final String empty = TEXTS.format("row.empty");
        private Optional<RowPlace> table = Optional.empty();
        private Optional<LeakScan> scan = Optional.empty();
        private int width;
        private long rowNo;

        Sink() {
            for (int part = 0; part < specification.parts().size(); part++) {
                rows.add(session.append(Harmonisation.table(part)));
            }
        }

        @Override
        public void header(RowPlace place, List<String> names) {
            table = Optional.of(place);
            width = names.size();
            scan = Optional.of(guard.scan(place.part(), place.file(), place.sheet(), names));
        }

        @Override
        public void row(RowPlace place, List<String> values, List<String> fields) {
            place(place);
            if (isHeaded(place)) {
                scan.orElseThrow().row(place.line(), visible(fields));
            } else {
                valuesScan(place).row(place.line(), visible(values));
            }
            RowAppender row = rows.get(place.part());
            row.begin().number(rowNo).text(place.sheet());
            for (String value : values) {
                String text = strip(value);
                row.text(missing.contains(text) ? "" : text);
            }
            row.end();
        }

        private boolean isHeaded(RowPlace place) {
            return table.filter(header -> header.part() == place.part()
                            && header.file().equals(place.file())
                            && header.sheet().equals(place.sheet()))
                    .isPresent();
        }

        /** Rows without common columns are looked at in those that are used. */
        private LeakScan valuesScan(RowPlace place) {
            return guard.scan(
                    place.part(),
                    place.file(),
                    place.sheet(),
                    specification.parts().get(place.part()).usedColumns().stream()
                            .map(Part.UsedColumn::name)
                            .toList());
        }

        @Override
        public void malformedRow(RowPlace place, List<String> fields) {
            malformedRow(place, fields, "", String.valueOf(fields.size()));
        }

        @Override
        public void malformedRow(RowPlace place, List<String> fields, String column, String why) {
            place(place);
            scanMalformed(place, visible(fields));
            faults.begin()
                    .number(rowNo)
                    .number(Check.FIELD_COUNT.priority())
                    .text(Check.FIELD_COUNT.key())
                    .text(column)
                    .text(why)
                    .end();
            malformed.begin().number(rowNo).text(String.join(" | ", fields)).end();
        }

        /**
         * The row will stand in quarantine as it is: its fields are looked at by place as long as there are columns.
         */
        private void scanMalformed(RowPlace place, List<String> fields) {
            FileFormat.Type type =
                    specification.parts().get(place.part()).format().type();
            boolean table = type == FileFormat.Type.CSV || type == FileFormat.Type.XLSX;
            if (table && isHeaded(place) && fields.size() <= width) {
                List<String> padded = new ArrayList<>(fields);
                padded.addAll(Collections.nCopies(width - fields.size(), ""));
                scan.orElseThrow().row(place.line(), padded);
            } else {
                LeakScan pieces = guard.malformed(place.part(), place.file(), place.sheet());
                fields.forEach(field -> pieces.row(place.line(), List.of(field)));
            }
        }

        @Override
        public void emptyRow(RowPlace place) {
            place(place);
            ignored.begin().number(rowNo).text(empty).end();
        }

        private void place(RowPlace place) {
            rowNo++;
            places.begin()
                    .number(rowNo)
                    .number(place.part())
                    .text(place.file())
                    .text(place.sheet())
                    .number(place.line())
                    .end();
            if (rowNo % PROGRESS_ROWS == 0) {
                progress.advance(PROGRESS_ROWS);
            }
        }

        @Override
        public void close() {
            rows.forEach(RowAppender::close);
            places.close();
            faults.close();
            malformed.close();
            ignored.close();
        }
    }
}
