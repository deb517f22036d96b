package fr.parcours.engine.intake;

import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.read.RowPlace;
import fr.parcours.engine.intake.read.RowSink;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import java.util.List;
import java.util.Set;

/**
 * Brings the rows of an extract into the session, as they are: tables {@code extract}, {@code row_place} and, for rows
 * that have not the shape of the header, {@code fault}.
 */
final class ExtractStage {

    private static final int PROGRESS_ROWS = 10_000;

    private final Session session;
    private final Specification specification;
    private final Progress progress;

    ExtractStage(Session session, Specification specification, Progress progress) {
        this.session = session;
        this.specification = specification;
        this.progress = progress;
    }

    /** Reads all files; returns the number of rows of data. */
    long load(ExtractFiles files) {
        session.run(new Harmonisation(specification).extractTable());
        session.run("create or replace temp table row_place"
                + " (row_no bigint, file_name varchar, sheet varchar, line bigint)");
        session.run("create or replace temp table fault"
                + " (row_no bigint, priority bigint, reason varchar, column_name varchar, value varchar)");
        try (RowAppender rows = session.append("extract");
                RowAppender places = session.append("row_place");
                RowAppender faults = session.append("fault")) {
            Sink sink = new Sink(rows, places, faults, Set.copyOf(specification.missing()));
            files.read(sink);
            progress.advance(sink.rowNo % PROGRESS_ROWS);
            return sink.rowNo;
        }
    }

    private final class Sink implements RowSink {
        private final RowAppender rows;
        private final RowAppender places;
        private final RowAppender faults;
        private final Set<String> missing;
        private long rowNo;

        Sink(RowAppender rows, RowAppender places, RowAppender faults, Set<String> missing) {
            this.rows = rows;
            this.places = places;
            this.faults = faults;
            this.missing = missing;
        }

        @Override
        public void row(RowPlace place, List<String> fields) {
            place(place);
            rows.begin().number(rowNo).text(place.sheet());
            for (String field : fields) {
                String text = strip(field);
                rows.text(missing.contains(text) ? "" : text);
            }
            rows.end();
        }

        @Override
        public void malformedRow(RowPlace place, int fieldCount) {
            place(place);
            faults.begin()
                    .number(rowNo)
                    .number(Check.FIELD_COUNT.priority())
                    .text(Check.FIELD_COUNT.key())
                    .text("")
                    .text(String.valueOf(fieldCount))
                    .end();
        }

        private void place(RowPlace place) {
            rowNo++;
            places.begin()
                    .number(rowNo)
                    .text(place.file())
                    .text(place.sheet())
                    .number(place.line())
                    .end();
            if (rowNo % PROGRESS_ROWS == 0) {
                progress.advance(PROGRESS_ROWS);
            }
        }

        private String strip(String text) {
            return text.indexOf('\u00a0') < 0
                    ? text.strip()
                    : text.replace('\u00a0', ' ').strip();
        }
    }
}
