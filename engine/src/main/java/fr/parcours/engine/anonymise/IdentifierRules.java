package fr.parcours.engine.anonymise;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.iban4j.CountryCode;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/** Recognises identifiers that have a form of their own, anywhere in a text. */
final class IdentifierRules {

    /** Months 1 to 12, and those the register uses when the month is not known. */
    private static final Pattern NIR = Pattern.compile("(?<![\\p{L}\\d])([1-478])[ .-]?(\\d\\d)[ .-]?"
            + "(0[1-9]|1[0-2]|[23]\\d|4[0-2]|[5-9]\\d)[ .-]?(\\d\\d|2[ABab])[ .-]?(\\d{3})[ .-]?(\\d{3})"
            + "(?:[ ./-]{0,3}(\\d\\d))?(?![\\p{L}\\d])");

    /**
     * What real numbers are made of, in a cell by itself: so strict that other numbers seldom fill a column with it.
     */
    private static final Pattern PLAUSIBLE_NIR = Pattern.compile(
            "[1-478][ .-]?\\d\\d[ .-]?(?:0[1-9]|1[0-2])[ .-]?(?:0[1-9]|[1-8]\\d|9[0-57-9]|2[ABab])[ .-]?"
                    + "(?!000)\\d{3}[ .-]?(?!000)\\d{3}(?:[ ./-]{0,3}\\d\\d)?");

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\d._%+'-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)*\\.\\p{L}{2,}");

    private static final int PAIRS = 5;
    private static final int LONGEST_GROUP = 4;
    private static final String GAP = "[ .\\-/()\u00a0\u202f]{0,4}";
    private static final Pattern NATIONAL_PHONE =
            Pattern.compile("(?<![\\p{L}\\d+])\\(?0" + GAP + "[1-9](?:" + GAP + "\\d){8}(?![\\p{L}\\d])");
    private static final Pattern INTERNATIONAL_PHONE =
            Pattern.compile("(?<![\\p{L}\\d+])(?:\\+|00)[ .]?\\d(?:" + GAP + "\\d){8,13}(?![\\p{L}\\d])");

    /** Codes are often filled with zeros on their left: only calls to France are sure without a gap. */
    private static final Pattern CODE_WITH_ZEROS = Pattern.compile("00(?!33|26[29]|59[046])\\d+");

    private static final String DAY =
            "(?:\\d{1,2}([/.-])\\d{1,2}\\1(?:\\d{4}|\\d{2})|\\d{1,2}(?:er)? {1,2}\\p{L}{3,9}\\.? {1,2}\\d{4}"
                    + "|(?:19|20)\\d{2}-\\d{2}-\\d{2})(?!\\d)";

    /** A date of the course may follow other words: only what tells of a birth counts. */
    private static final Pattern BIRTH = Pattern.compile(
            "(?<![\\p{L}\\d-])(?:n[ée](?:e|\\(e\\)|[.·]e)?(?: {1,2}(?:[àa]|en|au|aux) [^\\d.;]{1,30})?,?(?: {1,2}le)? ?:? ?"
                    + "|(?:date (?:de )?)?naissance(?: le)? ?[:=]? ?|ddn ?[:=]? ?)"
                    + DAY,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern IBAN =
            Pattern.compile("(?<![\\p{L}\\d])[A-Za-z]{2}\\d{2}(?:[ .-]?[A-Za-z\\d]{1,4}+){3,8}");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}\\d])\\d{1,4} ?(?:bis|ter|quater|[a-d])?,? {1,2}(?:rue|avenue|av\\.?|bd|bld|boulevard|chemin"
                    + "|impasse|all[ée]e|place|lotissement|r[ée]sidence|route|rte|quai|square|cours|faubourg|fbg|lieu-dit"
                    + "|sentier|passage|venelle|mont[ée]e|esplanade|villa)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern POSTCODE_AND_TOWN =
            Pattern.compile("(?<![\\p{L}\\d])(?:0[1-9]|[1-8]\\d|9[0-5]|97|98)\\d{3},? {1,2}\\p{Lu}\\p{L}{2,}");

    private static final Pattern CIVILITY = Pattern.compile(
            "(?<![\\p{L}\\d])(?:M\\.|MM\\.|Mr\\.?|Mme\\.?|MME|Mlle\\.?|MLLE|Monsieur|Madame|Mademoiselle)[ \u00a0]+"
                    + "(?:(?:de|du|des|le|la|d'|l')[ ]?){0,2}\\p{Lu}[\\p{L}'’-]+");

    /** The regions whose numbering plans apply in France. */
    private static final List<String> REGIONS = List.of("FR", "RE", "GP", "MQ", "GF", "YT");

    private static final int NIR_MODULUS = 97;

    private IdentifierRules() {}

    /** How sure a telephone number is. */
    enum Phone {
        /** There is none. */
        NONE,
        /** Ten digits in a row: a number, or a code that looks like one. */
        BARE,
        /** Written as people write numbers. */
        WRITTEN
    }

    static boolean nir(String text) {
        Matcher matcher = NIR.matcher(text);
        while (matcher.find()) {
            if (matcher.group(7) != null && Integer.parseInt(matcher.group(7)) == nirKey(matcher)) {
                return true;
            }
        }
        return false;
    }

    private static int nirKey(Matcher matcher) {
        String place = matcher.group(4).replaceFirst("(?i)2A", "19").replaceFirst("(?i)2B", "18");
        String digits =
                matcher.group(1) + matcher.group(2) + matcher.group(3) + place + matcher.group(5) + matcher.group(6);
        return NIR_MODULUS - (int) (Long.parseLong(digits) % NIR_MODULUS);
    }

    /** The 13 digits without the key: half of all numbers of 13 digits have that form, so only in good company. */
    static boolean nirWithoutKey(String text) {
        Matcher matcher = NIR.matcher(text);
        return matcher.find() && matcher.group(7) == null;
    }

    /**
     * Whether a text is a number with or without a key, right or wrong, and nothing else: only a column of them tells.
     */
    static boolean plausibleNir(String text) {
        return PLAUSIBLE_NIR.matcher(text).matches();
    }

    /** The 13 digits of a number that has its key, right or wrong. */
    static Optional<String> nirBeforeKey(String text) {
        Matcher matcher = NIR.matcher(text);
        return matcher.matches() && matcher.group(7) != null
                ? Optional.of(text.substring(0, matcher.end(6)))
                : Optional.empty();
    }

    static boolean birth(String text) {
        return BIRTH.matcher(text).find();
    }

    static boolean email(String text) {
        return EMAIL.matcher(text).find();
    }

    static Phone phone(String text) {
        String masked = DateShape.masked(text);
        Matcher international = INTERNATIONAL_PHONE.matcher(masked);
        Phone found = Phone.NONE;
        while (international.find()) {
            String digits = international.group().replaceAll("\\D", "");
            if (valid("+" + (digits.startsWith("00") ? digits.substring(2) : digits))) {
                if (!CODE_WITH_ZEROS.matcher(international.group()).matches()) {
                    return Phone.WRITTEN;
                }
                found = Phone.BARE;
            }
        }
        Matcher national = NATIONAL_PHONE.matcher(masked);
        while (national.find() && found != Phone.WRITTEN) {
            String digits = national.group().replaceAll("\\D", "");
            if (valid(digits)) {
                found = grouped(national.group()) ? Phone.WRITTEN : Phone.BARE;
            }
        }
        return found;
    }

    /**
     * Digits in pairs, or in groups apart from each other: with slashes and dashes a slip of the pen in a date is none.
     */
    private static boolean grouped(String number) {
        List<String> groups = Stream.of(number.split("\\D+"))
                .filter(group -> !group.isEmpty())
                .toList();
        boolean pairs = groups.size() == PAIRS && groups.stream().allMatch(group -> group.length() == 2);
        boolean dateMarks = number.indexOf('/') >= 0 || number.indexOf('-') >= 0;
        return pairs
                || (!dateMarks
                        && groups.size() >= 3
                        && groups.stream().allMatch(group -> group.length() <= LONGEST_GROUP));
    }

    private static boolean valid(String candidate) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (String region : REGIONS) {
            if (valid(numbers, candidate, region)) {
                return true;
            }
        }
        return false;
    }

    private static boolean valid(PhoneNumberUtil numbers, String candidate, String region) {
        try {
            return numbers.isValidNumber(numbers.parse(candidate, region));
        } catch (NumberParseException e) {
            return false;
        }
    }

    static boolean iban(String text) {
        Matcher matcher = IBAN.matcher(text);
        while (matcher.find()) {
            String candidate = matcher.group().replaceAll("[ .-]", "").toUpperCase(Locale.ROOT);
            Optional<CountryCode> country = Optional.ofNullable(CountryCode.getByCode(candidate.substring(0, 2)));
            int length = country.filter(IbanUtil::isSupportedCountry)
                    .map(IbanUtil::getIbanLength)
                    .orElse(Integer.MAX_VALUE);
            if (candidate.length() >= length && validIban(candidate.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean validIban(String candidate) {
        try {
            IbanUtil.validate(candidate);
            return true;
        } catch (Iban4jException e) {
            return false;
        }
    }

    static boolean address(String text) {
        return ADDRESS.matcher(text).find();
    }

    static boolean postcodeAndTown(String text) {
        return POSTCODE_AND_TOWN.matcher(text).find();
    }

    static boolean civility(String text) {
        return CIVILITY.matcher(text).find();
    }
}
