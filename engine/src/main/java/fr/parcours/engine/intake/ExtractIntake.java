package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.intake.direct.DirectExtract;
import fr.parcours.engine.intake.direct.DirectTable;
import fr.parcours.engine.intake.harmonise.DateSql;
import fr.parcours.engine.intake.harmonise.Harmonisation;
import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.specification.CheckRule;
import fr.parcours.engine.intake.specification.CheckRule.Treatment;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.RowAccount;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads one extract in a session, harmonises and checks it. Its accepted rows join the tables {@code new_journey} and
 * {@code new_step}; what was found stays in the session until the next extract.
 */
final class ExtractIntake {

    private static final Texts TEXTS = Texts.of(Intake.class);
    private static final int FEW_ROWS = 10;
    private static final RowAccount NOTHING = RowAccount.allAccepted(0);

    private final Session session;
    private final CatalogueQueries queries;
    private final DateSql dates;
    private final Progress progress;
    private final List<DirectTable> directTables = new ArrayList<>();
    private Optional<Harmonisation> harmonisation = Optional.empty();
    private Optional<LeakGuard> guard = Optional.empty();

    ExtractIntake(Session session, Progress progress) {
        this.session = session;
        this.queries = new CatalogueQueries(session);
        this.dates = new DateSql(session);
        this.progress = progress;
        RowChecks.prepare(session);
    }

    /**
     * Takes an extract in.
     *
     * @return what became of its rows
     * @throws InvalidInputException if it cannot be used
     */
    RowAccount take(Delivery delivery, ExtractFiles files, String region) {
        Specification specification = files.specification();
        String names = delivery.names();
        LocalDate asOf = delivery.asOf();
        guardedBy(new LeakGuard(specification, asOf, delivery.vouched()));
        Optional<DirectExtract> direct = DirectExtract.open(session, dates, files, asOf, progress);
        if (direct.isPresent()) {
            direct.get()
                    .showTo(guard.orElseThrow()
                            .scan(0, direct.get().fileName(), "", direct.get().columnNames()));
            if (guard.orElseThrow().allows()) {
                return takeDirectly(names, direct.get(), specification, region, asOf);
            }
            // The ordinary way refuses it too, and knows the lines.
            direct.get().drop();
            guardedBy(new LeakGuard(specification, asOf, delivery.vouched()));
        }
        progress.start(TEXTS.format("task", names), -1);
        long read = load(names, files, asOf);
        examine(specification, region, asOf);
        accept(specification);
        RowAccount account = account(read);
        checkLimits(names, specification, account);
        model(specification, asOf);
        progress.end();
        return account;
    }

    /** Most rows go the short way; those in doubt go the ordinary one and join them. */
    private RowAccount takeDirectly(
            String names, DirectExtract direct, Specification specification, String region, LocalDate asOf) {
        for (Table table : Table.values()) {
            session.run("create or replace temp table doubted_" + table.tableName() + " as select * from new_"
                    + table.tableName() + " where false");
        }
        RowAccount doubted = NOTHING;
        if (direct.doubtedRows() > 0) {
            load(names, direct.doubted(), asOf);
            examine(specification, region, asOf);
            accept(specification);
            doubted = account(direct.doubtedRows());
            model(specification, asOf, "doubted_journey", "doubted_step");
        } else {
            new Harmonisation(session, dates, specification, asOf).createTables();
            ExtractStage.createTables(session);
            RowChecks.createTreatments(session, specification);
        }
        RowAccount account = direct.account(doubted, region);
        checkLimits(names, specification, account);
        directTables.add(direct.join("doubted_journey", "doubted_step"));
        progress.end();
        return account;
    }

    /** Says what looks for identities in the next rows. */
    void guardedBy(LeakGuard next) {
        guard = Optional.of(next);
    }

    /** What looks like identities in the extract without refusing it. */
    List<LeakFinding> identityWarnings() {
        return guard.map(LeakGuard::warnings).orElse(List.of());
    }

    /** Brings the rows into the session as they are; returns their number. */
    long load(String names, ExtractFiles files, LocalDate asOf) {
        harmonisation = Optional.of(new Harmonisation(session, dates, files.specification(), asOf));
        harmonisation.get().createTables();
        long read = new ExtractStage(session, files.specification(), guard.orElseThrow(), progress).load(files);
        guard.orElseThrow().check();
        if (read == 0) {
            throw new InvalidInputException(TEXTS.format("extract.norows", names));
        }
        return read;
    }

    /** Harmonises the rows and checks them. */
    void examine(Specification specification, String region, LocalDate asOf) {
        harmonise();
        check(specification, region, asOf);
    }

    /** Brings the rows to the model. */
    void harmonise() {
        Harmonisation loaded = harmonisation.orElseThrow();
        loaded.setIgnoredRowsAside();
        loaded.run();
    }

    /** Checks the harmonised rows. */
    void check(Specification specification, String region, LocalDate asOf) {
        new RowChecks(session, specification).run(harmonisation.orElseThrow(), region, asOf);
    }

    /** The extracts that went the short way. */
    List<DirectTable> directTables() {
        return List.copyOf(directTables);
    }

    /** Gives their pseudonyms to the rows that nothing rejects. */
    void accept(Specification specification) {
        session.run("create or replace temp table accepted_row"
                + " (row_no bigint, journey_id varchar, stored_person_id varchar)");
        queries.insert("accepted_row", "intake/accepted_rows", Map.of("certifier", specification.certifier()));
    }

    /** Adds the accepted rows to the journeys and steps of the partition. */
    void model(Specification specification, LocalDate asOf) {
        model(specification, asOf, "new_journey", "new_step");
    }

    private void model(Specification specification, LocalDate asOf, String journeys, String steps) {
        boolean oneRow = !specification.manyRowsPerJourney()
                && RowChecks.treatment(specification, Check.DUPLICATE) == Treatment.REJECT;
        queries.insert(
                journeys,
                oneRow ? "intake/journeys_one_per_row" : "intake/journeys_many_rows",
                Map.of("certifier", specification.certifier(), "as_of", asOf));
        queries.insert(steps, "intake/steps", Map.of());
    }

    /** Counts what became of the rows. */
    RowAccount account(long read) {
        Map<String, Long> rejected = counts("intake/rejected_by_reason");
        Map<String, Long> ignored = counts("intake/ignored_by_reason");
        return new RowAccount(
                read,
                session.number("select count(*) as n from accepted_row"),
                sum(rejected),
                sum(ignored),
                rejected,
                ignored,
                counts("intake/findings"));
    }

    private Map<String, Long> counts(String query) {
        Map<String, Long> counts = new TreeMap<>();
        queries.rows(query, Map.of(), row -> counts.put(row.text("reason").orElseThrow(), row.number("n")));
        return counts;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void checkLimits(String names, Specification specification, RowAccount account) {
        account.findings().forEach((reason, rows) -> {
            Check check = Check.of(reason);
            CheckRule rule = specification.checks().getOrDefault(reason, CheckRule.NONE);
            double share = (double) rows / account.read();
            boolean stopped = RowChecks.treatment(specification, check) == Treatment.STOP
                    || rule.stopAbove().filter(limit -> share > limit).isPresent();
            if (stopped) {
                throw new InvalidInputException(
                        TEXTS.format("extract.stopped", names, check.text(), rows, account.read(), reason));
            }
        });
        double share = (double) account.rejected() / account.read();
        boolean many = account.rejected() >= FEW_ROWS || account.accepted() == 0;
        if (many && share > specification.limits().rejectedShare()) {
            String reasons = account.rejectedByReason().entrySet().stream()
                    .map(entry -> Check.of(entry.getKey()).text() + " (" + entry.getValue() + ")")
                    .collect(Collectors.joining(", "));
            throw new InvalidInputException(TEXTS.format(
                    "extract.rejected",
                    names,
                    account.rejected(),
                    account.read(),
                    Math.round(specification.limits().rejectedShare() * 100),
                    reasons));
        }
    }
}
