package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.AnalysisData.Counts;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.protect.table.ShownTable;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.ProportionInterval;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The partitions of several regions side by side: what each holds, how far its attributes are known, what cannot be
 * compared and why, and then the rates.
 */
public final class RegionComparison {

    /** The attributes whose coverage is told: columns of the query. */
    static final List<String> COVERED = List.of(
            "residence_departement",
            "residence_commune",
            "level",
            "speciality",
            "sex",
            "birth_year",
            "education_level",
            "employment_status",
            "support",
            "person_id");

    private static final Attribute REGION = Attribute.named("region");
    private static final String KNOWN = "known";
    private static final String UNKNOWN = "unknown";
    private static final Texts TEXTS = Texts.of(RegionComparison.class);

    private final AnalysisData data;
    private final ProtectionRule rule;

    /**
     * Prepares the analysis.
     *
     * @param data where the counts come from
     * @param rule protection of the result
     */
    public RegionComparison(AnalysisData data, ProtectionRule rule) {
        this.data = data;
        this.rule = rule;
    }

    /** The attributes that are not known, by name, of the journeys of a region. */
    private record Coverage(String region, long entered, Map<String, Long> missing) {}

    /**
     * Compares the regions of a cohort.
     *
     * @param cohort its definition, not split
     * @param by an attribute to give rates by, beside the region; at most one
     * @param event what is counted
     * @return what each region holds; coverage, what cannot be compared and rates are its details
     */
    public DetailedResult of(CohortDefinition cohort, List<Attribute> by, CountedEvent event) {
        CohortDefinition split = cohort.by(REGION);
        split.requireNoChange("regions");
        Counts<Coverage> counts = data.counts(
                split,
                Optional.empty(),
                "territory/coverage",
                Map.of(),
                row -> new Coverage(
                        row.text("stratum").orElse(Attribute.MISSING),
                        row.number("entered"),
                        COVERED.stream().collect(Collectors.toMap(name -> name, row::number))));
        List<Attribute> groups = Stream.concat(Stream.of(REGION), by.stream()).toList();
        DetailedResult rates =
                new EventRates(data, rule, ProportionInterval.WILSON).of(cohort, groups, event, List.of());
        Map<String, Map<String, Cell>> coverage = coverage(cohort, counts.rows());
        RegionNotes notes = RegionNotes.of(counts.manifests(), coverage);
        List<ResultTable> details = new ArrayList<>(List.of(coverageTable(counts.rows(), coverage), notes.table()));
        details.add(rates.table());
        details.addAll(rates.details());
        return new DetailedResult(
                partitions(cohort, counts, coverage),
                data.provenance(
                        split,
                        counts.after(rates.provenance().sql()),
                        TEXTS.in(Locale.FRENCH, "regions.method", event.describe(Locale.FRENCH)),
                        rule,
                        List.of()),
                details);
    }

    private ResultTable partitions(
            CohortDefinition cohort, Counts<Coverage> counts, Map<String, Map<String, Cell>> coverage) {
        Map<String, List<Manifest>> manifests = counts.manifests().stream()
                .collect(Collectors.groupingBy(Manifest::region, LinkedHashMap::new, Collectors.toList()));
        List<List<Cell>> rows = new ArrayList<>();
        manifests.forEach((region, partitions) -> {
            Manifest last = partitions.stream()
                    .max(Comparator.comparing(Manifest::campaign))
                    .orElseThrow();
            List<String> campaigns =
                    partitions.stream().map(Manifest::campaign).sorted().toList();
            List<String> dates = partitions.stream()
                    .flatMap(partition -> partition.sources().stream())
                    .map(source -> source.asOf().toString())
                    .sorted()
                    .toList();
            List<Cell> row = new ArrayList<>(Groups.cells(List.of(REGION), List.of(region)));
            row.add(Optional.ofNullable(coverage.get(region))
                    .map(cells -> cells.get(Dimension.TOTAL))
                    .orElse(Cell.count(0)));
            row.add(Cell.text(partitions.stream()
                    .flatMap(partition -> partition.sources().stream())
                    .map(SourceExtract::certifier)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" "))));
            row.add(Cell.count(campaigns.size()));
            row.add(Cell.text(campaigns.get(0)));
            row.add(Cell.text(campaigns.get(campaigns.size() - 1)));
            row.add(Cell.text(dates.get(0)));
            row.add(Cell.text(dates.get(dates.size() - 1)));
            row.add(rejected(partitions));
            row.add(Cell.text(last.revision()));
            rows.add(row);
        });
        return new ResultTable(
                "regions",
                TEXTS.in(Locale.FRENCH, "regions.title", cohort.name()),
                TEXTS.in(Locale.ENGLISH, "regions.title", cohort.name()),
                partitionColumns(),
                rows);
    }

    private static List<ResultColumn> partitionColumns() {
        List<ResultColumn> columns = new ArrayList<>(Stratum.columns(List.of(REGION)));
        columns.add(new ResultColumn("journeys", "Entrés", "Entered", Kind.COUNT));
        columns.add(new ResultColumn("certifiers", "Certificateurs", "Certifiers", Kind.TEXT));
        columns.add(new ResultColumn("campaigns", "Campagnes", "Campaigns", Kind.COUNT));
        columns.add(new ResultColumn("first_campaign", "Première", "First", Kind.TEXT));
        columns.add(new ResultColumn("last_campaign", "Dernière", "Last", Kind.TEXT));
        columns.add(new ResultColumn("first_as_of", "Extraits du", "Extracts from", Kind.TEXT));
        columns.add(new ResultColumn("last_as_of", "au", "to", Kind.TEXT));
        columns.add(new ResultColumn("rejected", "Lignes rejetées", "Rejected rows", Kind.RATE));
        columns.add(new ResultColumn("revision", "Dernière révision", "Last revision", Kind.TEXT));
        return columns;
    }

    /** Rows in quarantine, as a share of those read: of extracts, not of a group of persons. */
    private static Cell rejected(List<Manifest> partitions) {
        long read = 0;
        long rejected = 0;
        for (Manifest partition : partitions) {
            for (SourceExtract source : partition.sources()) {
                read += source.rows().read();
                rejected += source.rows().rejected();
            }
        }
        return read == 0 ? Cell.MISSING : Cell.measure((double) rejected / read);
    }

    /** By region and attribute the share that is not known, and under the total the journeys that entered. */
    private Map<String, Map<String, Cell>> coverage(CohortDefinition cohort, List<Coverage> regions) {
        Map<String, Map<String, Cell>> cells = new LinkedHashMap<>();
        for (String attribute : regions.isEmpty() ? List.<String>of() : COVERED) {
            Map<List<String>, Long> inner = new HashMap<>();
            for (Coverage region : regions) {
                long missing = region.missing().get(attribute);
                inner.put(List.of(region.region(), UNKNOWN), missing);
                inner.put(List.of(region.region(), KNOWN), region.entered() - missing);
            }
            ShownTable shown = data.shown(
                    cohort,
                    rule,
                    List.of(
                            Dimension.flat(
                                    REGION.name(),
                                    regions.stream().map(Coverage::region).toList()),
                            Dimension.flat(attribute + "_known", List.of(KNOWN, UNKNOWN))),
                    inner);
            for (Coverage region : regions) {
                OptionalLong whole = shown.count(region.region(), Dimension.TOTAL);
                Map<String, Cell> row = cells.computeIfAbsent(region.region(), unused -> new HashMap<>());
                row.put(attribute, share(shown.count(region.region(), UNKNOWN), whole));
                // Hidden in one of the tables is hidden.
                row.merge(
                        Dimension.TOTAL,
                        Cells.count(whole),
                        (a, b) -> a == Cell.HIDDEN || b == Cell.HIDDEN ? Cell.HIDDEN : a);
            }
        }
        return cells;
    }

    private static Cell share(OptionalLong part, OptionalLong whole) {
        return part.isPresent() && whole.isPresent()
                ? Cell.measure((double) part.getAsLong() / whole.getAsLong())
                : Cell.HIDDEN;
    }

    private static ResultTable coverageTable(List<Coverage> regions, Map<String, Map<String, Cell>> coverage) {
        List<ResultColumn> columns = new ArrayList<>(List.of(
                new ResultColumn("attribute", "Clé", "Key", Kind.TEXT),
                new ResultColumn("attribute_label", "Non renseigné", "Not known", Kind.TEXT)));
        regions.forEach(region -> columns.add(new ResultColumn(
                "region_" + region.region(),
                Groups.label(REGION, region.region(), Locale.FRENCH),
                Groups.label(REGION, region.region(), Locale.ENGLISH),
                Kind.RATE)));
        List<List<Cell>> rows = new ArrayList<>();
        for (String attribute : COVERED) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(attribute), Cell.text(label(attribute))));
            regions.forEach(region -> row.add(coverage.get(region.region()).get(attribute)));
            rows.add(row);
        }
        return RateTests.table("regions_coverage", columns, rows);
    }

    /** Label of a column of the journeys, in the language of the user. */
    static String label(String attribute) {
        return Table.JOURNEY.columns().stream()
                .filter(column -> column.name().equals(attribute))
                .map(column -> Texts.language().equals(Locale.ENGLISH) ? column.labelEn() : column.labelFr())
                .findFirst()
                .orElse(attribute);
    }
}
