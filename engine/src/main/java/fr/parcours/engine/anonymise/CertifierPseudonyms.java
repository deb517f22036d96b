package fr.parcours.engine.anonymise;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * The certifiers' stage of the scheme {@code vae-pseudo/v1}: makes the pseudonyms that leave a certifier in place of
 * identities and of its own file numbers. Not thread-safe: one for each thread.
 */
public final class CertifierPseudonyms {

    private static final int YOUNGEST = 15;
    private static final int OLDEST = 100;
    private static final byte[] LABEL = {'v', '1', '|'};
    private static final byte[] USAGE_LABEL = {'v', '1', 'u', '|'};
    /** Bytes of the label, the separators, the date and the sex. */
    private static final int FRAME = 32;

    private final ShortMac personMac;
    private final ShortMac journeyMac;
    private final LocalDate youngestBirth;
    private final LocalDate oldestBirth;
    private final LocalDate reference;
    private byte[] message = new byte[8192];

    /**
     * Prepares the sub-keys.
     *
     * @param key key of the certifiers
     * @param reference date at which ages are told: that of the extract
     */
    public CertifierPseudonyms(KeyFile key, LocalDate reference) {
        if (key.description().role() != KeyRole.STAGE_1) {
            throw new IllegalArgumentException("A certifier's pseudonyms need a key of the first stage.");
        }
        this.personMac = new ShortMac(key.subKey("vae-pseudo/v1/etape1"));
        this.journeyMac = new ShortMac(key.subKey("vae-pseudo/v1/parcours1"));
        this.reference = reference;
        this.youngestBirth = reference.minusYears(YOUNGEST);
        this.oldestBirth = reference.minusYears(OLDEST + 1L);
    }

    /**
     * Makes the pseudonym of a person.
     *
     * @param identity the person
     * @return the pseudonym, or why there is none
     */
    public PersonPseudonym person(Identity identity) {
        return person(LABEL, identity, Outcome.MISSING_BIRTH_NAME);
    }

    /**
     * Makes the second pseudonym of a person, from the name in use in place of the birth name. It never equals the
     * first one: an observatory may compare, nobody replaces one by the other.
     *
     * @param identity the person, with the name in use in place of the birth name
     * @return the pseudonym, or why there is none
     */
    public PersonPseudonym usage(Identity identity) {
        return person(USAGE_LABEL, identity, Outcome.MISSING_BIRTH_NAME);
    }

    private PersonPseudonym person(byte[] label, Identity identity, Outcome withoutName) {
        Outcome date = check(identity.birthDate());
        int needed = FRAME
                + IdentityNormalisation.room(identity.birthName())
                + IdentityNormalisation.room(identity.firstName());
        if (message.length < needed) {
            message = new byte[2 * needed];
        }
        System.arraycopy(label, 0, message, 0, label.length);
        int at = IdentityNormalisation.append(
                identity.birthName(), identity.birthName().length(), message, label.length);
        if (at == label.length) {
            return PersonPseudonym.none(withoutName);
        }
        message[at++] = '|';
        int firstName = at;
        at = IdentityNormalisation.append(
                identity.firstName(), IdentityNormalisation.firstNameEnd(identity.firstName()), message, at);
        if (at == firstName) {
            return PersonPseudonym.none(Outcome.MISSING_FIRST_NAME);
        }
        if (date != Outcome.MADE) {
            return PersonPseudonym.none(date);
        }
        message[at++] = '|';
        at = date(identity.birthDate(), at);
        message[at++] = '|';
        message[at++] = identity.sex().letter();
        return new PersonPseudonym(Outcome.MADE, hex(personMac.hash(message, at)));
    }

    private Outcome check(LocalDate birth) {
        if (sentinel(birth)) {
            return Outcome.SENTINEL_BIRTH_DATE;
        }
        if (birth.isAfter(reference)) {
            return Outcome.FUTURE_BIRTH_DATE;
        }
        return birth.isAfter(youngestBirth) || !birth.isAfter(oldestBirth) ? Outcome.IMPLAUSIBLE_AGE : Outcome.MADE;
    }

    /** 1 January 1900 and 1901, 31 December 9999. */
    private static boolean sentinel(LocalDate birth) {
        int year = birth.getYear();
        return ((year == 1900 || year == 1901) && birth.getDayOfYear() == 1)
                || (year == 9999 && birth.getMonthValue() == 12 && birth.getDayOfMonth() == 31);
    }

    /** Writes the date as YYYY-MM-DD; ages of at most 100 years have years of four digits. */
    private int date(LocalDate date, int start) {
        int year = date.getYear();
        message[start] = digit(year / 1000);
        message[start + 1] = digit(year / 100);
        message[start + 2] = digit(year / 10);
        message[start + 3] = digit(year);
        message[start + 4] = '-';
        message[start + 5] = digit(date.getMonthValue() / 10);
        message[start + 6] = digit(date.getMonthValue());
        message[start + 7] = '-';
        message[start + 8] = digit(date.getDayOfMonth() / 10);
        message[start + 9] = digit(date.getDayOfMonth());
        return start + 10;
    }

    private static byte digit(int number) {
        return (byte) ('0' + number % 10);
    }

    /**
     * Makes the pseudonym of a journey, in place of the certifier's own file number.
     *
     * @param certifier code of the certifier
     * @param unit its unit, empty if it has none
     * @param fileNumber its own file number
     * @return 32 hexadecimal digits
     */
    public String journey(String certifier, String unit, String fileNumber) {
        byte[] text = ("v1|" + certifier + "|" + unit + "|" + fileNumber).getBytes(StandardCharsets.UTF_8);
        return hex(journeyMac.hash(text, text.length));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, Pseudonyms.HEX_DIGITS / 2);
    }
}
