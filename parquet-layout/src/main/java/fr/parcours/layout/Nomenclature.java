package fr.parcours.layout;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A closed list of codes with their labels, in the order in which they are shown. Immutable. */
public final class Nomenclature {

    /**
     * One code of a nomenclature.
     *
     * @param code the code, as stored in the dataset
     * @param labelFr French label
     * @param labelEn English label
     * @param validFrom first day of validity, empty when the code has no known beginning
     * @param validTo last day of validity, empty when the code is still in use
     * @param parent the code that contains this one, in the nomenclature named by {@link #parentNomenclature()}
     */
    public record Entry(
            String code,
            String labelFr,
            String labelEn,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validTo,
            Optional<String> parent) {

        /**
         * Says whether the code was in use on a day.
         *
         * @param day the day
         * @return true between the bounds, both included
         */
        public boolean validOn(LocalDate day) {
            return validFrom.map(from -> !day.isBefore(from)).orElse(true)
                    && validTo.map(to -> !day.isAfter(to)).orElse(true);
        }
    }

    private final String name;
    private final String parentNomenclature;
    private final Map<String, Entry> entries;

    Nomenclature(String name, String parentNomenclature, List<Entry> entries) {
        this.name = name;
        this.parentNomenclature = parentNomenclature;
        Map<String, Entry> byCode = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (byCode.put(entry.code(), entry) != null) {
                throw new IllegalArgumentException("Code " + entry.code() + " is twice in nomenclature " + name + ".");
            }
        }
        this.entries = Collections.unmodifiableMap(byCode);
    }

    /**
     * Returns the name of the nomenclature.
     *
     * @return such as {@code sex}
     */
    public String name() {
        return name;
    }

    /**
     * Returns the nomenclature that the parents belong to: this one, except for départements, whose parents are
     * regions.
     *
     * @return the name of a nomenclature
     */
    public String parentNomenclature() {
        return parentNomenclature;
    }

    /**
     * Returns the codes in their order.
     *
     * @return the entries
     */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * Finds a code.
     *
     * @param code the code, compared exactly
     * @return its entry, empty when the nomenclature has no such code
     */
    public Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    /**
     * Says whether the nomenclature has a code.
     *
     * @param code the code, compared exactly
     * @return true if it has
     */
    public boolean contains(String code) {
        return entries.containsKey(code);
    }

    /**
     * Returns the label of a code.
     *
     * @param code the code
     * @param language English, or else French
     * @return the label, or the code itself when it is unknown, so that it stays visible
     */
    public String label(String code, Locale language) {
        Entry entry = entries.get(code);
        if (entry == null) {
            return code;
        }
        return language.getLanguage().equals("en") ? entry.labelEn() : entry.labelFr();
    }

    /**
     * Returns a code and all those below it.
     *
     * @param code the code
     * @return the code itself first, then those it contains
     * @throws InvalidInputException if the nomenclature has no such code; the message lists those it has
     */
    public Set<String> descendants(String code) {
        if (!contains(code)) {
            throw new InvalidInputException(
                    Texts.layout().format("nomenclature.code", code, name, String.join(", ", entries.keySet())));
        }
        Set<String> found = new LinkedHashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(code));
        while (!pending.isEmpty()) {
            String current = pending.remove();
            if (found.add(current) && parentNomenclature.equals(name)) {
                entries.values().stream()
                        .filter(entry -> entry.parent().filter(current::equals).isPresent())
                        .forEach(entry -> pending.add(entry.code()));
            }
        }
        return Collections.unmodifiableSet(found);
    }
}
