package fr.parcours.engine.anonymise;

import fr.parcours.engine.anonymise.LeakFinding.Place;
import fr.parcours.engine.anonymise.LeakFinding.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for identities in the values of one column. A value is read once to see what it is made of; only what has the
 * makings of an identifier is looked at closer, and texts seen before are not looked at again.
 */
final class ColumnScan {

    private static final int REMEMBERED = 20_000;
    private static final int SAMPLED = 10_000;
    private static final int FEWEST_UNIQUE = 50;
    private static final int UNIQUE_LENGTH = 8;
    private static final int FEWEST_HITS = 3;
    private static final int MANY_NAMES = 30;
    private static final int NIR_DIGITS = 13;
    private static final int NIR_AND_KEY_DIGITS = 15;
    /** From so many codes of 15 digits on, one in two hundred has a right key by chance. */
    private static final int MANY_CODES = 200;

    private static final int FEWEST_TELLING = 30;
    private static final int PHONE_DIGITS = 9;
    private static final int IBAN_DIGITS = 12;
    private static final int DATE_DIGITS = 5;
    private static final int SHORTEST_TEXT = 5;

    private final String name;
    private final IdentityColumn kind;
    private final LeakScan.Text textKind;
    private final boolean courseDate;
    private final boolean besideKey;
    private final int today;
    private final int oldestBirth;
    private final int youngestBirth;

    private long values;
    private final Map<LeakRule, Hits> hits = new EnumMap<>(LeakRule.class);
    private final Map<String, Set<LeakRule>> remembered = new HashMap<>();
    private final Set<String> sample = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Hits plausibleNirs = new Hits();
    private long codesOf15;
    private long sampled;

    /** How often a rule was met, and where first. */
    private static final class Hits {
        private long count;
        private final List<Place> places = new ArrayList<>();

        private void add(long more, String source, long line) {
            count += more;
            if (places.size() < LeakFinding.PLACES) {
                places.add(new Place(source, line));
            }
        }
    }

    ColumnScan(String name, LeakScan.Text textKind, boolean besideKey, boolean courseDate, int reference) {
        this.name = name;
        this.kind = IdentityColumn.of(name);
        this.textKind = textKind;
        this.courseDate = courseDate;
        this.besideKey = besideKey || kind == IdentityColumn.NIR;
        this.today = reference;
        this.oldestBirth = reference - 910_000;
        this.youngestBirth = reference - 150_000;
    }

    void value(String text, long count, String source, long line) {
        if (text.isEmpty()) {
            return;
        }
        values += count;
        if (kind.identifies(text)) {
            hit(LeakRule.IDENTITY_COLUMN, count, source, line);
        }
        int digits = 0;
        int letters = 0;
        int gaps = 0;
        boolean at = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == ' ' || c == '\u00a0') {
                gaps++;
            } else if (c == '@') {
                at = true;
            } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > '\u00bf') {
                letters++;
            }
        }
        sample(text, letters, count);
        if (digits >= DATE_DIGITS && date(text, count, source, line)) {
            return;
        }
        if (digits >= NIR_DIGITS - 1) {
            longNumber(text, digits, letters, count, source, line);
        }
        boolean numbers = digits >= PHONE_DIGITS;
        boolean words = letters >= 2 && text.length() >= 2 && (gaps > 0 || digits == 0);
        if (at || numbers || words) {
            look(text, at, digits, words ? gaps : -1).forEach(rule -> hit(rule, count, source, line));
        }
    }

    private void longNumber(String text, int digits, int letters, long count, String source, long line) {
        if (digits == NIR_AND_KEY_DIGITS && letters == 0) {
            codesOf15 += count;
        }
        if (IdentifierRules.plausibleNir(text)) {
            plausibleNirs.add(count, source, line);
        }
    }

    void harmless(long count) {
        values += count;
    }

    /** A date by itself is a birth date or none: its digits are no other number. */
    private boolean date(String text, long count, String source, long line) {
        char first = text.charAt(0);
        if (first < '0' || first > '9') {
            return false;
        }
        int date = DateShape.read(text, today);
        if (date == DateShape.NONE) {
            return false;
        }
        if (date > oldestBirth && date <= youngestBirth) {
            hit(LeakRule.BIRTH_DATE, count, source, line);
        }
        return true;
    }

    private Set<LeakRule> look(String text, boolean at, int digits, int gaps) {
        Set<LeakRule> known = remembered.get(text);
        if (known != null) {
            return known;
        }
        Set<LeakRule> found = EnumSet.noneOf(LeakRule.class);
        if (at && IdentifierRules.email(text)) {
            found.add(LeakRule.EMAIL);
        }
        if (digits >= PHONE_DIGITS) {
            lookAtNumbers(text, digits, found);
        }
        if (gaps >= 0) {
            lookAtWords(text, digits, gaps, found);
        }
        if (remembered.size() < REMEMBERED) {
            remembered.put(text, found);
        }
        return found;
    }

    private void lookAtNumbers(String text, int digits, Set<LeakRule> found) {
        // 2A and 2B stand for digits: 12 others are enough.
        if (digits >= NIR_DIGITS - 1) {
            if (IdentifierRules.nir(text)) {
                found.add(LeakRule.NIR);
                return;
            }
            if (besideKey && IdentifierRules.nirWithoutKey(text)) {
                found.add(LeakRule.NIR_WITHOUT_KEY);
                return;
            }
        }
        if (digits >= IBAN_DIGITS && IdentifierRules.iban(text)) {
            found.add(LeakRule.IBAN);
            return;
        }
        IdentifierRules.Phone phone = IdentifierRules.phone(text);
        if (phone != IdentifierRules.Phone.NONE) {
            found.add(phone == IdentifierRules.Phone.BARE ? LeakRule.PHONE_DIGITS : LeakRule.PHONE);
        }
    }

    private void lookAtWords(String text, int digits, int gaps, Set<LeakRule> found) {
        if (digits > 0 && gaps > 0) {
            if (IdentifierRules.address(text)) {
                found.add(LeakRule.ADDRESS);
            } else if (digits >= SHORTEST_TEXT && IdentifierRules.postcodeAndTown(text)) {
                found.add(LeakRule.POSTCODE_AND_TOWN);
            }
        }
        if (gaps > 0 && text.indexOf('M') >= 0 && IdentifierRules.civility(text)) {
            found.add(LeakRule.CIVILITY);
        }
        if (gaps > 0
                && (NameRules.nameInText(text) || (textKind == LeakScan.Text.FREE && NameRules.nameInFreeText(text)))) {
            found.add(LeakRule.NAME_IN_TEXT);
        }
        if (digits >= DATE_DIGITS && IdentifierRules.birth(text)) {
            found.add(LeakRule.BIRTH_IN_TEXT);
        }
        if (digits == 0 && NameRules.nameCell(text)) {
            found.add(LeakRule.NAME_CELL);
            if (names.size() <= MANY_NAMES) {
                names.add(text);
            }
        }
    }

    private void sample(String text, int letters, long count) {
        if (sampled < SAMPLED) {
            sampled += count;
            if (letters >= 3 && text.length() > UNIQUE_LENGTH) {
                sample.add(text);
            }
        }
    }

    private void hit(LeakRule rule, long count, String source, long line) {
        hits.computeIfAbsent(rule, unused -> new Hits()).add(count, source, line);
    }

    /** Adds hits found by other means, such as the list of the certifier's own names. */
    void found(LeakRule rule, long count, String source, long line) {
        hit(rule, count, source, line);
    }

    List<LeakFinding> findings() {
        List<LeakFinding> findings = new ArrayList<>();
        hits.forEach((rule, met) -> verdict(rule, met.count)
                .ifPresent(
                        verdict -> findings.add(new LeakFinding(name, rule, met.count, values, met.places, verdict))));
        boolean nirs = plausibleNirs.count >= FEWEST_TELLING && plausibleNirs.count * 10 >= values * 9;
        if (nirs && !hits.containsKey(LeakRule.NIR_WITHOUT_KEY)) {
            findings.add(new LeakFinding(
                    name, LeakRule.NIR_WITHOUT_KEY, plausibleNirs.count, values, plausibleNirs.places, Verdict.BLOCK));
        }
        if (sampled >= FEWEST_UNIQUE && sample.size() * 5L > sampled * 4 && !pseudonyms()) {
            findings.add(new LeakFinding(name, LeakRule.UNIQUE_TEXT, sample.size(), values, List.of(), Verdict.WARN));
        }
        return findings;
    }

    private boolean pseudonyms() {
        return sample.stream()
                .allMatch(text -> text.length() == Pseudonyms.HEX_DIGITS
                        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')));
    }

    private Optional<Verdict> verdict(LeakRule rule, long count) {
        return switch (rule) {
            // These are no accident: one person is one too many.
            case IDENTITY_COLUMN, NOMINAL_LIST, OWN_NAME, OWN_FILE_NUMBER, EMAIL, PHONE, IBAN, BIRTH_IN_TEXT ->
                Optional.of(Verdict.BLOCK);
            case NIR -> Optional.of(byChance(count) ? Verdict.WARN : Verdict.BLOCK);
            case FILE_DIGITS ->
                Optional.of(Verdict.BLOCK).filter(unused -> count >= FEWEST_HITS && count * 5 >= values);
            case POSTCODE_AND_TOWN, UNIQUE_TEXT -> Optional.of(Verdict.WARN);
            case BIRTH_DATE -> birthDates(count);
            case NAME_CELL -> {
                boolean varied = names.size() >= MANY_NAMES || names.size() * 2L >= count;
                yield count >= FEWEST_HITS && count * 5 >= values && varied
                        ? Optional.of(Verdict.BLOCK)
                        : Optional.of(Verdict.WARN).filter(unused -> count * 20 >= values);
            }
            // Codes of ten digits look like numbers now and then; a column of numbers is full of them.
            case PHONE_DIGITS ->
                Optional.of(
                        (count >= FEWEST_HITS && count * 2 >= values) || textKind == LeakScan.Text.FREE
                                ? usual(count)
                                : Verdict.WARN);
            default -> Optional.of(usual(count));
        };
    }

    private boolean byChance(long count) {
        return textKind == LeakScan.Text.CODED && codesOf15 >= MANY_CODES && count * 50 < codesOf15;
    }

    /** Courses may be long ago where a step stands: there, nearly all the dates must be older. */
    private Optional<Verdict> birthDates(long count) {
        if (count * 10 > values * 9) {
            return Optional.of(Verdict.BLOCK);
        }
        boolean half = count >= FEWEST_TELLING && count * 2 > values;
        return Optional.of(courseDate ? Verdict.WARN : Verdict.BLOCK).filter(unused -> half);
    }

    private Verdict usual(long count) {
        boolean many = count >= FEWEST_HITS && count * 100 >= values;
        return many || textKind != LeakScan.Text.CODED ? Verdict.BLOCK : Verdict.WARN;
    }
}
