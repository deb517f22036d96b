package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.LeakFinding;
import fr.parcours.engine.anonymise.LeakFoundException;
import fr.parcours.engine.anonymise.LeakRule;
import fr.parcours.engine.anonymise.LeakScan;
import fr.parcours.engine.intake.specification.ColumnNames;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Source;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for identities in an extract, in all its columns, before anything of it is kept. */
final class LeakGuard {

    private static final Texts TEXTS = Texts.of(LeakGuard.class);

    private final Specification specification;
    private final LocalDate asOf;
    private final Set<String> vouched;
    private final Map<String, LeakScan> scans = new HashMap<>();

    /**
     * Prepares the scan of an extract.
     *
     * @param specification what the extract looks like
     * @param asOf its as-of date
     * @param vouched columns that somebody has looked at: what is found there does not refuse the extract
     */
    LeakGuard(Specification specification, LocalDate asOf, Set<String> vouched) {
        this.specification = specification;
        this.asOf = asOf;
        this.vouched = vouched;
    }

    /** The scan of a table of the extract: a file, or a sheet of one. */
    LeakScan scan(int part, String file, String sheet, List<String> columns) {
        return scans.computeIfAbsent(part + "/" + file + "/" + sheet, unused -> {
            Part read = specification.parts().get(part);
            LeakScan scan =
                    LeakScan.of(columns, asOf, named(columns, freeText(read)), named(columns, courseDates(read)));
            scan.from(source(file, sheet));
            return scan;
        });
    }

    /** The columns among those of a file that the specification means, however both write them. */
    private static Set<String> named(List<String> columns, Set<String> names) {
        Set<String> normal = names.stream().map(ColumnNames::normal).collect(Collectors.toSet());
        return columns.stream()
                .filter(column -> normal.contains(ColumnNames.normal(column)))
                .collect(Collectors.toSet());
    }

    private static Set<String> courseDates(Part part) {
        Set<String> names = new HashSet<>();
        part.allSteps().forEach(step -> step.date().columns().forEach(names::addAll));
        return names;
    }

    /**
     * The scan of rows that have not the shape of their table: nothing tells what their fields are. A date cut in two
     * is no telephone number there, so they are not looked at as free text.
     */
    LeakScan malformed(int part, String file, String sheet) {
        return scans.computeIfAbsent(part + "/" + file + "/" + sheet + "/", unused -> {
            LeakScan scan = LeakScan.shapeless(TEXTS.format("row.malformed"), asOf);
            scan.from(source(file, sheet));
            return scan;
        });
    }

    private static String source(String file, String sheet) {
        return sheet.isEmpty() ? file : file + " [" + sheet + "]";
    }

    private static Set<String> freeText(Part part) {
        Set<String> names = new HashSet<>();
        part.allSteps()
                .forEach(step -> step.detail()
                        .filter(detail -> detail.values().isEmpty())
                        .map(Source::columns)
                        .ifPresent(columns -> columns.forEach(names::addAll)));
        return names;
    }

    /** Says whether nothing that was seen refuses the extract. */
    boolean allows() {
        return !LeakScan.blocks(findings());
    }

    /**
     * Refuses the extract if it names persons.
     *
     * @throws LeakFoundException naming the columns, the kinds and the places, never a value
     */
    void check() {
        if (!allows()) {
            throw new LeakFoundException(findings());
        }
    }

    private List<LeakFinding> findings() {
        return LeakScan.vouched(
                scans.values().stream()
                        .flatMap(scan -> scan.findings().stream())
                        .toList(),
                vouched);
    }

    /** Columns of which all values have to differ. */
    private Set<String> fileNumbers() {
        Set<String> names = new HashSet<>();
        for (Part part : specification.parts()) {
            part.source(Part.FILE_NUMBER)
                    .ifPresent(source -> source.columns()
                            .forEach(columns ->
                                    columns.stream().map(ColumnNames::normal).forEach(names::add)));
        }
        return names;
    }

    /** What looks like identities without refusing the extract: somebody should look. */
    List<LeakFinding> warnings() {
        Set<String> numbers = fileNumbers();
        return findings().stream()
                .filter(finding -> finding.rule() != LeakRule.UNIQUE_TEXT
                        || !numbers.contains(ColumnNames.normal(finding.column())))
                .toList();
    }
}
