package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.intake.harmonise.Harmonisation;
import fr.parcours.engine.intake.read.AnonymisedHeader;
import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.RowAppender;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes corrected rows in: reads them like an extract, completes the journeys that the partition has, and leaves in
 * quarantine those that still have a fault and those that did not come back.
 */
final class RejectsIntake {

    private static final Texts TEXTS = Texts.of(Intake.class);

    private final Session session;
    private final CatalogueQueries queries;
    private final Quarantine quarantine;
    private final Progress progress;
    private Optional<Quarantine.Staged> remaining = Optional.empty();
    private List<LeakFinding> identityWarnings = List.of();

    RejectsIntake(Session session, Quarantine quarantine, Progress progress) {
        this.session = session;
        this.queries = new CatalogueQueries(session);
        this.quarantine = quarantine;
        this.progress = progress;
    }

    /** What stays in quarantine. */
    Quarantine.Staged remaining() {
        return remaining.orElseThrow();
    }

    /** What looks like identities in the corrected rows without refusing them. */
    List<LeakFinding> identityWarnings() {
        return identityWarnings;
    }

    /** Prepares the rows of the completed partition; returns the new account of the extract. */
    SourceExtract take(Dataset dataset, Manifest before, CorrectedRows corrected, Set<String> vouched) {
        SourceExtract source = before.source(corrected.certifier()).orElseThrow(() -> unknownRows(corrected));
        Path kept = quarantine.parquet(corrected.certifier(), corrected.part());
        if (!Files.isRegularFile(kept)) {
            throw unknownRows(corrected);
        }
        Specification specification = specification(corrected, source);
        session.run("create or replace temp table kept_reject as select * from read_parquet("
                + SqlText.literal(kept.toString()) + ")");
        checkKnown(corrected);
        PartitionWriter writer = new PartitionWriter(session);
        writer.begin();
        writer.keepAll(dataset, before);
        ExtractIntake intake = new ExtractIntake(session, progress);
        Specification own = own(specification);
        intake.guardedBy(new LeakGuard(own, source.asOf(), vouched));
        intake.load(
                corrected.file().getFileName().toString(),
                ExtractFiles.own(own, corrected.file(), corrected.part()),
                source.asOf());
        identityWarnings = intake.identityWarnings();
        leaveUncorrected(own, corrected.part());
        session.run("delete from ignored_row where row_no not in (select row_no from corrected_place)");
        asInTheExtract(own, corrected.part());
        intake.harmonise();
        joinKeptSteps(own);
        intake.check(own, before.region(), source.asOf());
        forgiveKnownOrphans(own);
        intake.accept(own);
        if (!specification.manyRowsPerJourney()) {
            rejectKnownJourneys(intake, own);
        }
        intake.model(own, source.asOf());
        writer.merge(corrected.certifier());
        stageRemaining(specification, own, corrected);
        return account(source, specification);
    }

    /**
     * A row without the shape of its file has its text in one column and nothing in the others: if nobody wrote its
     * values there, it stays in quarantine as it is.
     */
    private void leaveUncorrected(Specification own, int part) {
        String table = Harmonisation.table(part);
        String blank = IntStream.range(0, own.parts().get(part).usedColumns().size())
                .mapToObj(i -> "coalesce(" + table + ".c" + i + ", '') = ''")
                .collect(Collectors.joining(" and "));
        session.run("delete from corrected_place where row_no in (select row_no from " + table + " where " + blank
                + ") and (file_name, coalesce(sheet, ''), line) in (select (" + Quarantine.FILE + ", coalesce("
                + Quarantine.SHEET + ", ''), " + Quarantine.LINE + ") from kept_reject where coalesce("
                + Quarantine.RAW + ", '') <> '')");
        session.run("delete from " + table + " where row_no not in (select row_no from corrected_place)");
    }

    /** Where events are spread over rows, those that the partition already has count in the checks of a journey. */
    private void joinKeptSteps(Specification own) {
        if (own.scope() == Specification.Scope.JOURNEY) {
            queries.insert("harmonised_step", "intake/kept_context", Map.of("certifier", own.certifier()));
        }
    }

    /** An event is no orphan if the partition has its journey. */
    private void forgiveKnownOrphans(Specification own) {
        session.run("create or replace temp table known_journey_row (row_no bigint)");
        queries.insert("known_journey_row", "intake/known_journey_rows", Map.of("certifier", own.certifier()));
        session.run("delete from fault where reason = " + SqlText.literal(Check.ORPHAN.key())
                + " and row_no in (select row_no from known_journey_row)");
    }

    private static InvalidInputException unknownRows(CorrectedRows corrected) {
        return new InvalidInputException(
                TEXTS.format("rejects.unknown", corrected.file(), corrected.certifier(), corrected.partition(), 2));
    }

    private Specification specification(CorrectedRows corrected, SourceExtract source) {
        Path file = quarantine.specification(corrected.certifier());
        try {
            Specification raw = Specifications.parse(Files.readString(file), file.toString());
            return source.certifierKey().isEmpty()
                    ? raw
                    : new AnonymisedHeader(source.certifierKey()).specification(raw);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("rejects.nospecification", file), e);
        }
    }

    private void checkKnown(CorrectedRows corrected) {
        session.run("create or replace temp table corrected_place"
                + " (row_no bigint, file_name varchar, sheet varchar, line varchar)");
        try (RowAppender rows = session.append("corrected_place")) {
            for (CorrectedRows.Place place : corrected.places()) {
                rows.begin()
                        .number(place.row())
                        .text(place.file())
                        .text(place.sheet())
                        .text(place.line())
                        .end();
            }
        }
        long repeated = session.number("select count(*) - count(distinct (file_name, coalesce(sheet, ''), line)) as n"
                + " from corrected_place");
        if (repeated > 0) {
            throw new InvalidInputException(TEXTS.format("rejects.repeated", corrected.file(), repeated));
        }
        List<Long> unknown = queries.rows("intake/unknown_corrections", Map.of(), row -> row.number("row_no"));
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "rejects.unknown",
                    corrected.file(),
                    corrected.certifier(),
                    corrected.partition(),
                    unknown.get(0) + 1));
        }
    }

    /** The specification that reads the corrected file: the same attributes, by name, from a file of our own format. */
    private static Specification own(Specification specification) {
        return specification.with(specification.parts().stream()
                .map(part -> part.readAs(FileFormat.own(Quarantine.DELIMITER)))
                .toList());
    }

    /**
     * Rows keep the places that they had in the extract, and lose the apostrophe that kept them from being formulas.
     */
    private void asInTheExtract(Specification own, int part) {
        session.run("create or replace temp table row_place as select row_no, " + part
                + "::bigint as part, file_name, sheet, line::bigint as line from corrected_place");
        String table = Harmonisation.table(part);
        session.run("update " + table
                + " set sheet = corrected_place.sheet from corrected_place where corrected_place.row_no = " + table
                + ".row_no");
        for (int i = 0; i < own.parts().get(part).usedColumns().size(); i++) {
            session.run("update " + table + " set c" + i + " = " + Quarantine.unguardedSql("c" + i));
        }
    }

    private void rejectKnownJourneys(ExtractIntake intake, Specification own) {
        session.run("insert into fault select row_no, " + Check.DUPLICATE.priority() + ", '" + Check.DUPLICATE.key()
                + "', null, null from accepted_row where journey_id in (select journey_id from kept_journey)");
        intake.accept(own);
    }

    private void stageRemaining(Specification specification, Specification own, CorrectedRows corrected) {
        session.run("create or replace temp table quarantined as\n" + queries.sql("intake/quarantined_rows"));
        String columns = Quarantine.columns(specification, corrected.part()).stream()
                .map(SqlText::name)
                .collect(Collectors.joining(", "));
        session.run("create or replace temp table remaining_reject as select " + columns + " from kept_reject where ("
                + Quarantine.FILE + ", coalesce(" + Quarantine.SHEET + ", ''), " + Quarantine.LINE
                + ") not in (select (file_name, coalesce(sheet, ''), line) from corrected_place) union all by name select "
                + columns + " from (" + quarantine.rows(own, corrected.part()) + ")");
        List<Integer> parts = new ArrayList<>();
        for (int part = 0; part < specification.parts().size(); part++) {
            if (part == corrected.part()) {
                if (session.number("select count(*) as n from remaining_reject") > 0) {
                    quarantine.write(session, specification, part, "select " + columns + " from remaining_reject");
                    parts.add(part);
                }
            } else if (Files.isRegularFile(quarantine.parquet(specification.certifier(), part))) {
                quarantine.write(
                        session,
                        specification,
                        part,
                        "select * from read_parquet("
                                + SqlText.literal(quarantine
                                        .parquet(specification.certifier(), part)
                                        .toString())
                                + ")");
                parts.add(part);
            }
        }
        remaining = Optional.of(new Quarantine.Staged(specification, parts));
    }

    private SourceExtract account(SourceExtract source, Specification specification) {
        RowAccount before = source.rows();
        Map<String, Long> ignored = new TreeMap<>(before.ignoredByReason());
        queries.rows(
                "intake/ignored_by_reason",
                Map.of(),
                row -> ignored.merge(row.text("reason").orElseThrow(), row.number("n"), Long::sum));
        Map<String, Long> rejected = new TreeMap<>();
        for (int part : remaining().parts()) {
            String file = Quarantine.name(specification.certifier(), part);
            String rows =
                    quarantine.temporaryParquet(specification.certifier(), part).toString();
            session.query(
                    "select split_part(" + Quarantine.REASONS + ", ' ', 1) as reason, count(*) as n from read_parquet("
                            + SqlText.literal(rows) + ") group by reason",
                    row -> rejected.merge(row.text("reason").orElse(file), row.number("n"), Long::sum));
        }
        long stillRejected = sum(rejected);
        long leftOut = sum(ignored);
        RowAccount after = new RowAccount(
                before.read(),
                before.read() - stillRejected - leftOut,
                stillRejected,
                leftOut,
                rejected,
                ignored,
                before.findings());
        return new SourceExtract(
                source.certifier(),
                source.asOf(),
                source.sha256(),
                source.specification(),
                source.specificationVersion(),
                source.certifierKey(),
                after);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
