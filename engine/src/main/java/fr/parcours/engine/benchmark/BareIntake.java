package fr.parcours.engine.benchmark;

import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What DuckDB alone does with the extract: {@code read_csv}, then {@code COPY} to two Parquet files with the columns of
 * the tables that intake publishes. Texts are renamed, numbers cast and dates read; nothing is translated, checked,
 * hashed or sorted.
 *
 * <p>The file is read once for each table: that is faster than a table in memory between them, and it needs no memory.
 * Steps are taken out of their columns by {@code unnest}, faster here than a {@code union all} of the ten steps.
 */
final class BareIntake {

    /** The column of the extract behind each attribute, all that intake reads from a column. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("journey_id", "N° dossier"),
            Map.entry("person_id", "Identifiant candidat"),
            Map.entry("certifier_unit", "Académie"),
            Map.entry("certification_code", "Code diplôme"),
            Map.entry("certification_label", "Intitulé du diplôme"),
            Map.entry("level", "Niveau"),
            Map.entry("speciality", "Spécialité"),
            Map.entry("sex", "Sexe"),
            Map.entry("birth_year", "Année de naissance"),
            Map.entry("education_level", "Diplôme le plus élevé"),
            Map.entry("employment_status", "Situation"),
            Map.entry("disability", "RQTH"),
            Map.entry("occupation", "PCS"),
            Map.entry("sector", "NAF"),
            Map.entry("residence_commune", "Commune de résidence"),
            Map.entry("support", "Accompagnement"),
            Map.entry("funding", "Financement"));

    private static final Map<String, String> COMPUTED = Map.of(
            "certifier", "'EN'",
            "residence_departement", "left(\"Commune de résidence\", 2)",
            "programme", "null::varchar",
            "observed_until", "date '" + BenchmarkDataset.AS_OF + "'");

    private static final List<Step> STEPS = List.of(
            new Step(StepType.APPLICATION, "Dépôt livret 1", 1, "", ""),
            new Step(StepType.ELIGIBILITY, "Date décision", 1, "Décision", ""),
            new Step(StepType.SUPPORT_START, "Début accompagnement", 1, "", ""),
            new Step(StepType.SUPPORT_END, "Fin accompagnement", 1, "", ""),
            new Step(StepType.DOSSIER, "Dépôt livret 2", 1, "", ""),
            new Step(StepType.JURY, "Date jury 1", 1, "Résultat 1", ""),
            new Step(StepType.JURY, "Date jury 2", 2, "Résultat 2", ""),
            new Step(StepType.JURY, "Date jury 3", 3, "Résultat 3", ""),
            new Step(StepType.WITHDRAWAL, "Date abandon", 1, "", "Motif abandon"),
            new Step(StepType.EXPIRY, "Date caducité", 1, "", ""));

    /** A step and its columns; a name left empty means that it has none. */
    private record Step(StepType type, String date, int rank, String outcome, String detail) {

        String struct() {
            return "{'step': '" + type + "', 'step_date': " + SqlText.name(date) + ", 'rank': " + rank + ", 'outcome': "
                    + text(outcome) + ", 'detail': " + text(detail) + "}";
        }

        private static String text(String column) {
            return column.isEmpty() ? "null::varchar" : SqlText.name(column);
        }
    }

    private BareIntake() {}

    /** Reads the extract and writes both tables to a folder. */
    static void copy(Path extract, Path folder) {
        String source = source(extract);
        try (Session session = Session.open(SessionSettings.largeIntake())) {
            write(session, journeys(source), file(folder, Table.JOURNEY));
            write(session, steps(source), file(folder, Table.STEP));
        }
    }

    static Path file(Path folder, Table table) {
        return folder.resolve("bare-" + table.tableName() + ".parquet");
    }

    private static String source(Path extract) {
        // Its columns are given, so that no time is lost in guessing them.
        return "read_csv(" + SqlText.literal(extract.toString())
                + ", auto_detect = false, delim = ';', quote = '\"', escape = '\"', header = true, nullstr = '', columns = {"
                + BenchmarkExtract.COLUMNS.stream()
                        .map(column -> SqlText.literal(column) + ": 'varchar'")
                        .collect(Collectors.joining(", "))
                + "})";
    }

    private static String journeys(String source) {
        List<String> columns = new ArrayList<>();
        for (Column column : Table.JOURNEY.columns()) {
            columns.add(value(column) + " as " + column.name());
        }
        return "select " + String.join(", ", columns) + " from " + source;
    }

    private static String value(Column column) {
        if (COMPUTED.containsKey(column.name())) {
            return COMPUTED.get(column.name());
        }
        String text = SqlText.name(ATTRIBUTES.get(column.name()));
        // A number that stands for a code, such as a level, is a text here.
        boolean number =
                column.type() == ColumnType.INTEGER && column.nomenclature().isEmpty();
        return number ? "try_cast(" + text + " as integer)" : text;
    }

    private static String steps(String source) {
        return "select journey_id, event.step, try_strptime(event.step_date, '%d/%m/%Y')::date as step_date,"
                + " event.rank, event.outcome, event.detail from (select \"N° dossier\" as journey_id, unnest(["
                + STEPS.stream().map(Step::struct).collect(Collectors.joining(", "))
                + "]) as event from " + source + ") where event.step_date is not null";
    }

    private static void write(Session session, String select, Path file) {
        session.run("copy (" + select + ") to " + SqlText.literal(file.toString())
                + " (format parquet, compression zstd, parquet_version v1, row_group_size 122880)");
    }
}
