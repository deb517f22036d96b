package fr.parcours.engine.cohort;

import fr.parcours.layout.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Attributes that no column holds: they depend on the date of entry. */
enum DerivedAttribute {
    /** Age in the year of entry, in bands. */
    AGE_BAND("""
            case
                when year(entry_date) - birth_year < 30 then '15-29'
                when year(entry_date) - birth_year < 40 then '30-39'
                when year(entry_date) - birth_year < 50 then '40-49'
                when birth_year is not null then '50+'
            end\
            """, List.of("15-29", "30-39", "40-49", "50+")),
    /** Calendar year of entry. */
    ENTRY_YEAR("cast(year(entry_date) as varchar)", List.of()),
    /** Half-year of entry, such as {@code 2009-S1}. */
    ENTRY_HALF_YEAR(
            "cast(year(entry_date) as varchar) || case when month(entry_date) <= 6 then '-S1' else '-S2' end",
            List.of());

    private static final Texts TEXTS = Texts.of(DerivedAttribute.class);

    private final String sql;
    private final List<String> codes;

    DerivedAttribute(String sql, List<String> codes) {
        this.sql = sql;
        this.codes = codes;
    }

    static Optional<DerivedAttribute> named(String name) {
        return Arrays.stream(values())
                .filter(derived -> derived.attributeName().equals(name))
                .findFirst();
    }

    private String attributeName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Attribute attribute() {
        return new Attribute(
                attributeName(),
                Optional.empty(),
                TEXTS.in(Locale.FRENCH, "attribute." + attributeName()),
                TEXTS.in(Locale.ENGLISH, "attribute." + attributeName()));
    }

    /** Expression over a candidate with its date of entry. */
    String sql() {
        return sql;
    }

    /** The codes there are, none if they are not a closed list. */
    List<String> codes() {
        return codes;
    }
}
