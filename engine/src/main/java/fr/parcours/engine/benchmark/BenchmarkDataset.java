package fr.parcours.engine.benchmark;

import fr.parcours.engine.intake.Producer;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.Column;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Publication;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a large dataset directly in the layout: four regions, all journeys in every campaign, paths drawn from a hash
 * of their number.
 */
final class BenchmarkDataset {

    static final LocalDate AS_OF = LocalDate.of(2010, 7, 15);
    static final String CAMPAIGN = "2010-2";

    private static final List<String> REGIONS = List.of("82", "93", "23", "72");

    private static final String DRAW = """
            create or replace temp macro draw(i, salt) as (hash(i * 131 + salt) % 1000003) / 1000003.0
            """;

    private static final String PATHS = """
            create or replace temp table path as
            with applied as (
                select
                    i,
                    md5('%1$s' || i) as journey_id,
                    md5('p%1$s' || i // 2) as person_id,
                    date '2005-01-01' + cast(draw(i, 1) * 1980 as integer) as application_date
                from range(%2$d) as journeys(i)
            ),

            decided as (
                select
                    *,
                    application_date + cast(20 + draw(i, 2) * 80 as integer) as eligibility_date,
                    draw(i, 3) < 0.88 as is_favourable,
                    draw(i, 4) < 0.45 as is_supported,
                    cast(3 + floor(draw(i, 5) * 5) as integer) as level
                from applied
            ),

            filed as (
                select
                    *,
                    case when is_favourable and is_supported
                        then eligibility_date + cast(10 + draw(i, 6) * 50 as integer) end as support_start_date,
                    case when is_favourable and draw(i, 7) < 0.5 + level * 0.04
                        then eligibility_date + cast(60 - ln(draw(i, 8) + 0.001) * (200 + level * 20) as integer)
                    end as dossier_date,
                    draw(i, 9) as luck
                from decided
            )

            select
                *,
                case when draw(i, 10) < 0.93 then dossier_date + cast(45 + draw(i, 11) * 120 as integer) end as jury_date,
                case when luck < 0.6 then 'FULL' when luck < 0.85 then 'PARTIAL' when luck < 0.97 then 'NONE'
                    else 'ABSENT' end as jury_outcome,
                case when is_favourable and dossier_date is null and draw(i, 12) < 0.2
                    then eligibility_date + cast(30 + draw(i, 13) * 700 as integer) end as withdrawal_date
            from filed
            """;

    private static final Map<String, String> JOURNEY = Map.ofEntries(
            Map.entry("journey_id", "journey_id"),
            Map.entry("person_id", "person_id"),
            Map.entry(
                    "certifier",
                    "case when draw(i, 20) < 0.5 then 'EN' when draw(i, 20) < 0.75 then 'EMPLOI' else 'SOCIAL' end"),
            Map.entry("certification_code", "'C' || cast(100 + floor(draw(i, 21) * 400) as integer)"),
            Map.entry("level", "level"),
            Map.entry("sex", "case when draw(i, 22) < 0.68 then 'F' else 'M' end"),
            Map.entry("birth_year", "cast(1950 + floor(draw(i, 23) * 38) as integer)"),
            Map.entry("employment_status", "case when draw(i, 24) < 0.7 then 'PRIVATE' else 'JOB_SEEKER' end"),
            Map.entry("disability", "case when draw(i, 25) < 0.05 then 'YES' else 'NO' end"),
            Map.entry("support", "case when is_supported then 'CERTIFIER' else 'NONE' end"),
            Map.entry("observed_until", "as_of"));

    private static final String STEPS = """
            select journey_id, step, step_date, rank, outcome, detail
            from (
                select journey_id, 'APPLICATION' as step, application_date as step_date, 1 as rank,
                    null::varchar as outcome, null::varchar as detail
                from path
                union all
                select journey_id, 'ELIGIBILITY', eligibility_date, 1,
                    case when is_favourable then 'FAVOURABLE' else 'UNFAVOURABLE' end, null
                from path
                union all
                select journey_id, 'SUPPORT_START', support_start_date, 1, null, null from path
                union all
                select journey_id, 'DOSSIER', dossier_date, 1, null, null from path
                union all
                select journey_id, 'JURY', jury_date, 1, jury_outcome, null from path
                union all
                select journey_id, 'JURY', jury_date + 200, 2, 'FULL', null from path where jury_outcome = 'PARTIAL'
                union all
                select journey_id, 'WITHDRAWAL', withdrawal_date, 1, null, null from path
            )
            where step_date <= (select as_of from delivery)
            order by journey_id, step, rank
            """;

    private BenchmarkDataset() {}

    /**
     * Makes the dataset.
     *
     * @param folder an empty or missing folder
     * @param journeys number of journeys in all
     * @param campaigns how often all of them are delivered, half a year between
     * @param progress follows the work, in journeys delivered
     */
    static void make(Path folder, long journeys, int campaigns, Progress progress) {
        Dataset dataset = Dataset.openOrCreate(
                folder, new DatasetInfo(LayoutVersion.CURRENT, "benchmark", "–", "benchmark", true));
        try (Session session = Session.open(SessionSettings.analysis())) {
            session.run(DRAW);
            long done = 0;
            for (int i = 0; i < REGIONS.size(); i++) {
                long upTo = journeys * (i + 1) / REGIONS.size();
                session.run(PATHS.formatted(REGIONS.get(i), upTo - done));
                for (int delivery = 0; delivery < campaigns; delivery++) {
                    publish(session, dataset, REGIONS.get(i), delivery);
                    progress.advance(upTo - done);
                }
                done = upTo;
            }
        }
    }

    private static Campaign campaign(int delivery) {
        Campaign first = Campaign.parse(CAMPAIGN);
        int halfYears = first.year() * 2 + first.number() - 1 + delivery;
        return new Campaign(halfYears / 2, halfYears % 2 + 1);
    }

    private static void publish(Session session, Dataset dataset, String region, int delivery) {
        LocalDate asOf = AS_OF.plusMonths(6L * delivery);
        session.run("create or replace temp table delivery as select date '" + asOf + "' as as_of");
        try (Publication publication = Publication.begin(
                dataset, PartitionKey.of(region, campaign(delivery).toString()))) {
            write(session, publication, Table.JOURNEY, journeySelect());
            write(session, publication, Table.STEP, STEPS);
            List<SourceExtract> sources = session.query(
                    "select certifier, count(*) as n from " + parquet(publication.stage(Table.JOURNEY))
                            + " group by certifier order by certifier",
                    row -> source(row.text("certifier").orElseThrow(), asOf, row.number("n")));
            publication.commit(Producer.name(), sources);
        }
    }

    private static SourceExtract source(String certifier, LocalDate asOf, long rows) {
        return new SourceExtract(certifier, asOf, "0".repeat(64), "benchmark", 1, "", RowAccount.allAccepted(rows));
    }

    private static String journeySelect() {
        return Table.JOURNEY.columns().stream()
                .map(BenchmarkDataset::value)
                .collect(Collectors.joining(", ", "select ", " from path, delivery order by certifier, journey_id"));
    }

    private static String value(Column column) {
        return JOURNEY.getOrDefault(column.name(), "null::" + column.type().sql()) + " as " + column.name();
    }

    private static void write(Session session, Publication publication, Table table, String select) {
        Path file = publication.stage(table);
        session.run("copy (" + select + ") to " + SqlText.literal(file.toString())
                + " (format parquet, compression zstd, parquet_version v1, kv_metadata {"
                + SqlText.name(LayoutVersion.FOOTER_VERSION) + ": '" + LayoutVersion.CURRENT + "', "
                + SqlText.name(LayoutVersion.FOOTER_TABLE) + ": '" + table.tableName() + "'})");
        publication.staged(table, session.number("select count(*) as n from " + parquet(file)));
    }

    private static String parquet(Path file) {
        return "read_parquet(" + SqlText.literal(file.toString()) + ", hive_partitioning = false)";
    }
}
