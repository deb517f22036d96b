package fr.parcours.engine.demo;

import fr.parcours.layout.StepType;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * How one certifier writes its file.
 *
 * @param specification name of the specification that reads it
 * @param certifier code of the certifier
 * @param fileName name of the file in each campaign
 * @param unit what a row stands for
 * @param missing texts by which the certifier says that it does not know
 * @param unfavourable code of an unfavourable decision, empty when the file has no decisions
 * @param fields the columns in their order
 * @param format how rows become bytes
 */
record ExtractShape(
        String specification,
        String certifier,
        String fileName,
        RowUnit unit,
        List<String> missing,
        String unfavourable,
        List<Field> fields,
        FileFormat format) {

    /** What a row stands for. */
    enum RowUnit {
        /** A journey. */
        JOURNEY,
        /** A session; a journey without session has one row. */
        SESSION
    }

    ExtractShape {
        missing = List.copyOf(missing);
        fields = List.copyOf(fields);
    }

    static List<ExtractShape> all() {
        return List.of(
                EducationNationaleFile.shape(),
                EmploiFile.shape(),
                SanteSocialFile.shape(),
                AgricultureFile.shape(),
                UniversitesFile.shape(),
                ConseilFile.shape());
    }

    List<String> header() {
        return fields.stream().map(Field::name).toList();
    }

    /** Returns the rows of an extract, in the order of the certifier, without errors. */
    List<SourceRow> rows(List<Life> lives, LocalDate asOf) {
        return lives.stream()
                .filter(life -> life.deliveredAt(asOf))
                .flatMap(life -> snapshots(life, life.knownAt(asOf)))
                .map(this::row)
                .toList();
    }

    private Stream<Snapshot> snapshots(Life life, List<Event> known) {
        List<Event> sessions =
                known.stream().filter(event -> event.step() == StepType.JURY).toList();
        if (unit == RowUnit.JOURNEY || sessions.isEmpty()) {
            return Stream.of(new Snapshot(life, known, missing));
        }
        return sessions.stream()
                .map(session -> new Snapshot(
                        life,
                        known.stream()
                                .filter(event -> event.step() != StepType.JURY || event.equals(session))
                                .toList(),
                        missing));
    }

    private SourceRow row(Snapshot snapshot) {
        return SourceRow.clean(
                snapshot.life(),
                snapshot.steps(),
                fields.stream().map(field -> field.value().apply(snapshot)).toList());
    }
}
