package fr.parcours.engine.intake.read;

import fr.parcours.engine.anonymise.LeakScan;
import fr.parcours.engine.intake.specification.ColumnNames;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What messages may repeat of a header. A file without one has a person on its first line: names that the specification
 * does not know are shown only where they look like names of columns, and none of them where the line looks like data.
 */
final class ShownHeader {

    private static final Texts TEXTS = Texts.of(ShownHeader.class);
    private static final int SHOWN_NAMES = 8;
    private static final int SHOWN_LETTERS = 40;
    /** Shorter names, such as N, are in any word. */
    private static final int TELLING_LETTERS = 3;

    private static final String HIDDEN = "…";
    private static final Pattern VALUE = Pattern.compile("\\d{2}|@");
    private static final Pattern SURE_VALUE = Pattern.compile("\\d{5}|\\d[./-]\\d|@");
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final Set<String> known;
    private final List<String> header;
    private final boolean data;

    ShownHeader(Part part, List<String> header) {
        this.known = Stream.concat(
                        part.columns().stream().flatMap(column -> column.names().stream()),
                        part.usedColumns().stream().flatMap(column -> column.names().stream()))
                .map(ColumnNames::normal)
                .collect(Collectors.toCollection(HashSet::new));
        this.header = List.copyOf(header);
        this.data = looksLikeData();
    }

    private boolean looksLikeData() {
        long knownNames = header.stream().filter(this::isKnown).count();
        List<String> others = header.stream()
                .filter(name -> !isKnown(name) && !name.isBlank())
                .toList();
        long values = others.stream().filter(ShownHeader::isValue).count();
        return knownNames == 0
                || values * 2 > header.size()
                || others.stream().anyMatch(name -> SURE_VALUE.matcher(name).find() || namesSomebody(name));
    }

    /** A name of the specification, or one that holds such a name: a wrong delimiter leaves all in one field. */
    private boolean isKnown(String name) {
        String normal = ColumnNames.normal(name);
        return known.contains(normal)
                || (!isValue(name)
                        && known.stream()
                                .anyMatch(other -> other.length() >= TELLING_LETTERS && normal.contains(other)));
    }

    private static boolean isValue(String name) {
        return VALUE.matcher(name).find() || namesSomebody(name);
    }

    private static boolean namesSomebody(String text) {
        LeakScan scan = LeakScan.of(List.of(""), LocalDate.now(ZONE), Set.of(""));
        scan.value(0, text, 1, 1);
        return !scan.findings().isEmpty();
    }

    private String shown(String name) {
        if (!isKnown(name) && (data || isValue(name))) {
            return HIDDEN;
        }
        return name.length() > SHOWN_LETTERS ? name.substring(0, SHOWN_LETTERS) + HIDDEN : name;
    }

    private String shown(List<String> names, String separator) {
        List<String> shown = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), SHOWN_NAMES))) {
            shown.add(shown(name));
        }
        if (names.size() > SHOWN_NAMES) {
            shown.add(HIDDEN);
        }
        return String.join(separator, shown);
    }

    /** The start of the header, or that the line does not look like one. */
    String text() {
        return data ? TEXTS.format("header.data", header.size(), shown(header, " | ")) : shown(header, " | ");
    }

    /** Some of its names; where one stands is told instead if it cannot be shown. */
    String names(List<String> names) {
        List<String> shown = new ArrayList<>();
        for (String name : names.subList(0, Math.min(names.size(), SHOWN_NAMES))) {
            String text = shown(name);
            shown.add(text.equals(HIDDEN) ? TEXTS.format("header.hidden", header.indexOf(name) + 1) : text);
        }
        if (names.size() > SHOWN_NAMES) {
            shown.add(HIDDEN);
        }
        return String.join(" », « ", shown);
    }
}
