package fr.parcours.engine.disclosure;

import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.anonymise.LeakScan;
import fr.parcours.engine.anonymise.LeakText;
import fr.parcours.engine.session.CatalogueQueries;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.engine.session.SqlText;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import fr.parcours.layout.bundle.ReceivedBundle;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for identities in all texts of received partitions: who sent them may have been careless, or worse. */
final class ReceivedTexts {

    private static final Texts TEXTS = Texts.of(ReceivedTexts.class);

    /** Columns of pseudonyms: anything else there is refused, whatever it looks like. */
    private static final Set<String> PSEUDONYMS = Set.of("journey_id", "person_id");

    /** Columns that may hold what people wrote, as for the intake. */
    private static final Set<String> FREE = Set.of("detail");

    /** No label or detail is so long; longer ones are not looked through. */
    private static final int LONGEST = 4_000;

    private final ReceivedBundle bundle;
    private final Set<String> vouched;
    private final LocalDate reference;

    ReceivedTexts(ReceivedBundle bundle, Set<String> vouched) {
        this.bundle = bundle;
        this.vouched = vouched;
        this.reference = bundle.manifests().stream()
                .flatMap(manifest -> manifest.sources().stream())
                .map(SourceExtract::asOf)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * Looks at every text once.
     *
     * @return what somebody should look at
     * @throws IntegrityException naming columns, kinds and partitions, never a value
     */
    List<String> check() {
        List<LeakFinding> findings = new ArrayList<>();
        try (Session session = Session.open(SessionSettings.analysis())) {
            session.confineTo(bundle.dataset().folder());
            for (Table table : Table.values()) {
                findings.addAll(LeakScan.vouched(scan(session, table).findings(), vouched));
            }
        }
        List<String> blocking = told(findings, LeakFinding.Verdict.BLOCK);
        if (!blocking.isEmpty()) {
            throw new IntegrityException(TEXTS.format("received.identities", String.join("\n  ", blocking)));
        }
        return told(findings, LeakFinding.Verdict.WARN).stream()
                .map(finding -> TEXTS.format("received.look", finding))
                .toList();
    }

    private static List<String> told(List<LeakFinding> findings, LeakFinding.Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(LeakText::of)
                .toList();
    }

    private LeakScan scan(Session session, Table table) {
        List<String> columns = table.columns().stream()
                .filter(column -> column.type() == ColumnType.STRING)
                .map(Column::name)
                .toList();
        LeakScan scan = LeakScan.of(columns, reference, FREE);
        String files = CopiedSet.files(
                bundle.manifests().stream()
                        .map(manifest -> bundle.dataset().path(manifest, table))
                        .toList(),
                table);
        String names = columns.stream().map(SqlText::name).collect(Collectors.joining(", "));
        session.run("create or replace temp view received_text as from (select region, campaign, " + names + " from ("
                + files + ")) unpivot (text for field in (" + names + "))");
        session.forEach(new CatalogueQueries(session).sql("disclosure/received_texts"), row -> {
            String partition = "region=" + row.text("region").orElseThrow() + "/campaign="
                    + row.text("campaign").orElseThrow();
            String column = row.text("field").orElseThrow();
            String text = row.text("text").orElseThrow();
            if (PSEUDONYMS.contains(column)) {
                throw new IntegrityException(TEXTS.format("received.pseudonym", partition, column));
            }
            if (text.length() > LONGEST) {
                throw new IntegrityException(TEXTS.format("received.long", partition, column, LONGEST));
            }
            scan.from(partition);
            scan.value(columns.indexOf(column), text, row.number("occurrences"), 0);
        });
        return scan;
    }
}
