package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.layout.CertificationLevels;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What cannot be compared between regions, and why: told from the manifests of their partitions, and from how far their
 * attributes are known.
 *
 * @param manifests the partitions
 * @param coverage shares that are not known, by region and attribute; what is not a number is not shown
 */
record RegionNotes(List<Manifest> manifests, Map<String, Map<String, Cell>> coverage) {

    private static final Texts TEXTS = Texts.of(RegionNotes.class);

    /** Shares not known that differ by more than this are told: ten points. */
    private static final double FAR_APART = 0.1;

    private static final int LISTED = 5;

    /** A note: what it is about, and what it says. */
    private record Note(String subject, String text) {}

    /** Notes of the regions that have journeys in the cohort. */
    static RegionNotes of(List<Manifest> manifests, Map<String, Map<String, Cell>> coverage) {
        return new RegionNotes(
                manifests.stream()
                        .filter(manifest -> coverage.containsKey(manifest.region()))
                        .toList(),
                coverage);
    }

    ResultTable table() {
        List<Note> notes = manifests.isEmpty() ? List.of() : notes();
        if (notes.isEmpty()) {
            notes = List.of(new Note("none", TEXTS.format("regions.note.none")));
        }

        return RateTests.table(
                "regions_comparability",
                List.of(
                        new ResultColumn("subject", "Clé", "Key", Kind.TEXT),
                        new ResultColumn("subject_label", "Sujet", "Subject", Kind.TEXT),
                        new ResultColumn(
                                "note",
                                "Ce qui ne se compare pas, et pourquoi",
                                "What does not compare, and why",
                                Kind.TEXT)),
                notes.stream()
                        .map(note -> List.of(
                                Cell.text(note.subject()),
                                Cell.text(TEXTS.format("regions.subject." + note.subject())),
                                Cell.text(note.text())))
                        .toList());
    }

    private List<Note> notes() {
        return Stream.of(
                        certifiers().stream(),
                        dates().stream(),
                        specifications().stream(),
                        coverageNotes(),
                        regions(),
                        breaks().stream(),
                        keys().stream())
                .flatMap(each -> each)
                .toList();
    }

    private SortedSet<String> regionCodes() {
        return manifests.stream().map(Manifest::region).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<SourceExtract> sources(String region) {
        return manifests.stream()
                .filter(manifest -> manifest.region().equals(region))
                .flatMap(manifest -> manifest.sources().stream());
    }

    /** Something of each region, those that share it together: {@code x (23, 82) ; y (93)}. */
    private String byRegion(Function<String, String> tell) {
        SortedMap<String, List<String>> regions = new TreeMap<>();
        regionCodes()
                .forEach(region -> regions.computeIfAbsent(tell.apply(region), unused -> new ArrayList<>())
                        .add(region));
        return regions.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(" ; "));
    }

    private boolean differs(Function<String, ?> tell) {
        return regionCodes().stream().map(tell).distinct().count() > 1;
    }

    /** Rates of all certifiers together mix what is not the same everywhere. */
    private Optional<Note> certifiers() {
        Function<String, String> present = region -> sources(region)
                .map(SourceExtract::certifier)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        return differs(present)
                ? Optional.of(new Note("certifiers", TEXTS.format("regions.note.certifiers", byRegion(present))))
                : Optional.empty();
    }

    /** The same certifier was read at other dates. */
    private Optional<Note> dates() {
        Function<String, String> period = region -> {
            List<LocalDate> dates =
                    sources(region).map(SourceExtract::asOf).sorted().toList();
            return dates.get(0) + " – " + dates.get(dates.size() - 1);
        };
        return differs(period)
                ? Optional.of(new Note("dates", TEXTS.format("regions.note.dates", byRegion(period))))
                : Optional.empty();
    }

    /** A certifier whose files were read by several specifications, or versions of one: codes may have changed. */
    private Optional<Note> specifications() {
        SortedMap<String, SortedSet<String>> used = new TreeMap<>();
        manifests.stream()
                .flatMap(manifest -> manifest.sources().stream())
                .forEach(source -> used.computeIfAbsent(source.certifier(), unused -> new TreeSet<>())
                        .add(source.specification() + " v" + source.specificationVersion()));
        String several = used.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + " : " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining(" ; "));
        return several.isEmpty()
                ? Optional.empty()
                : Optional.of(new Note("specifications", TEXTS.format("regions.note.specifications", several)));
    }

    private Stream<Note> coverageNotes() {
        return RegionComparison.COVERED.stream().flatMap(attribute -> {
            List<Double> shares = coverage.values().stream()
                    .map(cells -> cells.get(attribute))
                    .map(cell -> cell instanceof Cell.Measure measure ? measure.value() : null)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            if (shares.isEmpty() || shares.get(shares.size() - 1) - shares.get(0) <= FAR_APART) {
                return Stream.empty();
            }
            return Stream.of(new Note(
                    "coverage",
                    TEXTS.format(
                            "regions.note.coverage",
                            RegionComparison.label(attribute),
                            Math.round(100 * shares.get(0)),
                            Math.round(100 * shares.get(shares.size() - 1)))));
        });
    }

    /** Regions that ended, and those that hold them since. */
    private Stream<Note> regions() {
        Attribute region = Attribute.named("region");
        return Nomenclatures.get("region").entries().stream()
                .filter(entry -> regionCodes().contains(entry.code()))
                .filter(entry -> entry.validTo().isPresent())
                .map(entry -> new Note(
                        "regions",
                        TEXTS.format(
                                "regions.note.regions",
                                region.label(entry.code(), Texts.language()),
                                entry.validTo().get(),
                                entry.parent()
                                        .map(parent -> region.label(parent, Texts.language()))
                                        .orElse("–"))));
    }

    /** Codes that began or ended while the data were collected. */
    private Optional<Note> breaks() {
        List<LocalDate> dates = manifests.stream()
                .flatMap(manifest -> manifest.sources().stream())
                .map(SourceExtract::asOf)
                .sorted()
                .toList();
        LocalDate first = dates.get(0);
        LocalDate last = dates.get(dates.size() - 1);
        Function<Optional<LocalDate>, Boolean> within = date ->
                date.filter(day -> day.isAfter(first) && day.isBefore(last)).isPresent();
        List<String> changed = new ArrayList<>();
        for (String name : Nomenclatures.names()) {
            if (!Set.of("region", "departement").contains(name)) {
                List<String> codes = Nomenclatures.get(name).entries().stream()
                        .filter(entry -> within.apply(entry.validFrom()) || within.apply(entry.validTo()))
                        .map(Nomenclature.Entry::code)
                        .toList();
                add(changed, name, codes);
            }
        }
        add(
                changed,
                "certification_level",
                CertificationLevels.periods().stream()
                        .filter(period -> within.apply(period.validFrom()) || within.apply(period.validTo()))
                        .map(CertificationLevels.Period::code)
                        .distinct()
                        .toList());
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Note(
                        "breaks", TEXTS.format("regions.note.breaks", first, last, String.join(" ; ", changed))));
    }

    private static void add(List<String> changed, String nomenclature, List<String> codes) {
        if (!codes.isEmpty()) {
            changed.add(nomenclature + " : "
                    + codes.stream().limit(LISTED).collect(Collectors.joining(", "))
                    + (codes.size() > LISTED ? "…" : ""));
        }
    }

    /** Persons cannot be found again from a key to another. */
    private Optional<Note> keys() {
        Function<String, Set<String>> keys = region -> manifests.stream()
                .filter(manifest -> manifest.region().equals(region))
                .map(Manifest::keyFingerprint)
                .collect(Collectors.toCollection(TreeSet::new));
        return differs(keys) ? Optional.of(new Note("keys", TEXTS.format("regions.note.keys"))) : Optional.empty();
    }
}
