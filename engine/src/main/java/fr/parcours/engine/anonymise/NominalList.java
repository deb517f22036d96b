package fr.parcours.engine.anonymise;

import java.util.HashSet;
import java.util.Set;

/**
 * The identities of a certifier's own file, to look for in what would leave: names with first names, e-mail addresses,
 * numbers, addresses. Kept as hashes of eight bytes; nothing of it is ever written. Not thread-safe.
 */
public final class NominalList {

    /** Words between a name and a first name. */
    private static final int NEAR = 3;

    private static final int LONGEST_NAME = 4;
    private static final int LONGEST_FIRST_NAME = 3;
    private static final int LONGEST_CONTACT = 10;
    private static final int SHORTEST_WORD = 4;
    private static final int SHORTEST_CONTACT = 6;
    private static final int REMEMBERED = 50_000;

    private final LongSet names = new LongSet();
    private final LongSet pairs = new LongSet();
    private final LongSet contacts = new LongSet();
    private final FoldedWords words = new FoldedWords();
    private final FoldedWords others = new FoldedWords();
    private final Set<String> clean = new HashSet<>();

    /**
     * Adds a person.
     *
     * @param name birth name or name in use, as written
     * @param firstName first names, as written
     */
    public void person(String name, String firstName) {
        words.read(name);
        others.read(firstName.substring(0, IdentityNormalisation.firstNameEnd(firstName)));
        if (words.count() > 0 && others.count() > 0) {
            long hash = words.hash();
            names.add(hash);
            pairs.add(FoldedWords.pair(hash, others.hash()));
            // The first of several given names is often written alone.
            pairs.add(FoldedWords.pair(hash, others.hash(0, 0)));
        }
        clean.clear();
    }

    /**
     * Adds a value that belongs to one person: e-mail address, telephone or other number, postal address. What is too
     * short or has neither digit nor {@code @} says nothing and is left out. A social security number is looked for
     * with its key and without.
     *
     * @param value the value, as written
     */
    public void contact(String value) {
        words.read(value);
        if (words.count() > 0
                && words.count() <= LONGEST_CONTACT
                && words.length(0, words.count() - 1) >= SHORTEST_CONTACT
                && (words.hasDigit() || value.indexOf('@') >= 0)) {
            contacts.add(words.hash());
        }
        clean.clear();
        IdentifierRules.nirBeforeKey(value).ifPresent(this::contact);
    }

    /**
     * Looks for any identity of the list in a text.
     *
     * @param text a cell
     * @return whether there is one
     */
    public boolean names(String text) {
        if (text.length() < SHORTEST_WORD || clean.contains(text)) {
            return false;
        }
        words.read(text);
        boolean contact = words.hasDigit() || text.indexOf('@') >= 0;
        for (int first = 0; first < words.count(); first++) {
            if ((contact && contactAt(first)) || nameAt(first)) {
                return true;
            }
        }
        if (clean.size() < REMEMBERED) {
            clean.add(text);
        }
        return false;
    }

    private boolean contactAt(int first) {
        int end = Math.min(words.count(), first + LONGEST_CONTACT);
        for (int last = first; last < end; last++) {
            if (words.length(first, last) >= SHORTEST_CONTACT && contacts.contains(words.hash(first, last))) {
                return true;
            }
        }
        return false;
    }

    private boolean nameAt(int first) {
        int end = Math.min(words.count(), first + LONGEST_NAME);
        for (int last = first; last < end; last++) {
            long name = words.hash(first, last);
            if (names.contains(name) && firstNameNear(name, first, last)) {
                return true;
            }
        }
        return false;
    }

    private boolean firstNameNear(long name, int nameFirst, int nameLast) {
        int from = Math.max(0, nameFirst - NEAR);
        int to = Math.min(words.count() - 1, nameLast + NEAR);
        for (int first = from; first <= to; first++) {
            for (int last = first; last <= Math.min(to, first + LONGEST_FIRST_NAME - 1); last++) {
                boolean apart = last < nameFirst || first > nameLast;
                boolean enough = words.length(first, last) + words.length(nameFirst, nameLast) >= SHORTEST_WORD;
                if (apart && enough && pairs.contains(FoldedWords.pair(name, words.hash(first, last)))) {
                    return true;
                }
            }
        }
        return false;
    }
}
