package fr.parcours.layout;

import static fr.parcours.layout.Column.optional;
import static fr.parcours.layout.Column.required;
import static fr.parcours.layout.ColumnType.DATE;
import static fr.parcours.layout.ColumnType.INTEGER;
import static fr.parcours.layout.ColumnType.STRING;

import java.util.List;
import java.util.Locale;

/**
 * The tables of a partition, in the order of their columns on disk.
 *
 * <p>This is the only place where the schema is written: the Parquet writer, the checks, the cohort language, the data
 * dictionary and the completion of notebooks are derived from it. Region and campaign are not columns: they are in the
 * path of the file.
 */
public enum Table {
    /** One row per journey delivered in the campaign. */
    JOURNEY(List.of(
            required("journey_id", STRING, "Parcours", "Journey"),
            optional("person_id", STRING, "Personne", "Person"),
            required("certifier", STRING, "Certificateur", "Certifier").in("certifier"),
            optional("certifier_unit", STRING, "Service ou établissement", "Unit of the certifier"),
            optional("certification_code", STRING, "Code de la certification", "Certification code"),
            optional("certification_label", STRING, "Certification", "Certification"),
            optional("level", INTEGER, "Niveau visé", "Level aimed at").in("level"),
            optional("speciality", STRING, "Spécialité (NSF)", "Speciality (NSF)"),
            optional("sex", STRING, "Sexe", "Sex").in("sex"),
            optional("birth_year", INTEGER, "Année de naissance", "Birth year"),
            optional("education_level", INTEGER, "Niveau de diplôme à l'entrée", "Education level at entry")
                    .in("level"),
            optional("employment_status", STRING, "Situation d'emploi", "Employment status")
                    .in("employment_status"),
            optional("disability", STRING, "RQTH", "Recognised disability").in("disability"),
            optional("occupation", STRING, "Profession (PCS)", "Occupation (PCS)"),
            optional("sector", STRING, "Secteur (NAF)", "Sector (NAF)"),
            optional("residence_commune", STRING, "Commune de résidence", "Commune of residence"),
            optional("residence_departement", STRING, "Département de résidence", "Département of residence")
                    .in("departement"),
            optional("support", STRING, "Accompagnement", "Support").in("support"),
            optional("funding", STRING, "Financement", "Funding").in("funding"),
            optional("programme", STRING, "Programme collectif", "Collective programme"),
            required("observed_until", DATE, "Observé jusqu'au", "Observed until"))),
    /** One row per dated event of a journey delivered in the campaign. */
    STEP(List.of(
            required("journey_id", STRING, "Parcours", "Journey"),
            required("step", STRING, "Étape", "Step").in("step"),
            required("step_date", DATE, "Date de l'étape", "Date of the step"),
            required("rank", INTEGER, "Rang", "Rank"),
            optional("outcome", STRING, "Issue", "Outcome").in("outcome"),
            optional("detail", STRING, "Précision", "Detail")));

    private final List<Column> columns;

    Table(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * Returns the columns in their order on disk.
     *
     * @return the columns, never empty
     */
    public List<Column> columns() {
        return columns;
    }

    /**
     * Finds a column by name.
     *
     * @param name column name, lower case
     * @return the column
     * @throws InvalidInputException if the table has no such column; the message lists those it has
     */
    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(Texts.layout()
                        .format(
                                "column.unknown",
                                name,
                                tableName(),
                                String.join(
                                        ", ", columns.stream().map(Column::name).toList()))));
    }

    /**
     * Returns the name of the table in file names and SQL.
     *
     * @return {@code journey} or {@code step}
     */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
