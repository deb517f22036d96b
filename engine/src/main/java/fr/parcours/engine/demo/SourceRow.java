package fr.parcours.engine.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of a certifier's file, with what is known of it.
 *
 * @param life the life it tells
 * @param steps the steps it holds when it is clean
 * @param values one text per column, dates in ISO form; a row with a wrong number of fields has one more or one less
 * @param dirt the error put into it, if any
 */
record SourceRow(Life life, List<Event> steps, List<String> values, Optional<DirtKind> dirt)
        implements DirtyRow<SourceRow> {

    SourceRow {
        values = List.copyOf(values);
    }

    static SourceRow clean(Life life, List<Event> steps, List<String> values) {
        return new SourceRow(life, steps, values, Optional.empty());
    }

    SourceRow with(int column, String value) {
        List<String> changed = new ArrayList<>(values);
        changed.set(column, value);
        return new SourceRow(life, steps, changed, dirt);
    }

    @Override
    public SourceRow dirty(DirtKind kind) {
        return new SourceRow(life, steps, values, Optional.of(kind));
    }

    SourceRow withFields(List<String> other) {
        return new SourceRow(life, steps, other, dirt);
    }
}
