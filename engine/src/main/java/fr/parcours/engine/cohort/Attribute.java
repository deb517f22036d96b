package fr.parcours.engine.cohort;

import fr.parcours.engine.territory.ValueClasses;
import fr.parcours.engine.territory.Zoning;
import fr.parcours.engine.territory.Zonings;
import fr.parcours.layout.Column;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An attribute of journeys, to filter or stratify by.
 *
 * @param name name of its column
 * @param nomenclature the list of its codes, empty when values are free
 * @param labelFr French label
 * @param labelEn English label
 */
public record Attribute(String name, Optional<String> nomenclature, String labelFr, String labelEn) {

    /** Code that stands for a missing value, in conditions and in strata. */
    public static final String MISSING = "?";

    /** Stands for any value, in the condition that there is one. */
    private static final String KNOWN = "*";

    /** Name of the group that a change makes: {@code BEFORE} it or {@code AFTER}. */
    static final String PHASE = "phase";

    private static final Texts TEXTS = Texts.of(Attribute.class);
    private static final Pattern REGION = Pattern.compile("region\\((\\d{4})\\)");
    private static final int LISTED = 30;
    private static final Set<String> ORDERED =
            Set.of("level", "education_level", "birth_year", "age_band", "entry_year", "entry_half_year");
    private static final Set<String> IDENTIFIERS = Set.of("journey_id", "person_id", "observed_until");

    /**
     * Finds an attribute by the name of its column.
     *
     * @param name {@code region}, a column of the journeys, one that depends on the date of entry, such as
     *     {@code age_band}, an official zoning of the place of residence, such as {@code residence_epci} or
     *     {@code region(2016)}, or one that users added, such as {@code zone_ze2020}, or a variable of territories in
     *     classes, such as {@code variable_chomage/q4}
     * @return the attribute
     * @throws InvalidInputException if there is none; the message lists those there are
     */
    public static Attribute named(String name) {
        if (Zonings.isOfUsers(name)) {
            // Which there are depends on the dataset: it is told when a question is asked.
            return new Attribute(name, Optional.empty(), name, name);
        }
        Optional<Variable> variable = Variable.named(name);
        if (variable.isPresent()) {
            return variable.get().attribute();
        }
        Matcher region = REGION.matcher(name);
        String column = region.matches() ? Zonings.region(Integer.parseInt(region.group(1))) : name;
        return all().stream()
                .filter(attribute -> attribute.name.equals(column))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(TEXTS.format(
                        "attribute.unknown",
                        name,
                        String.join(", ", all().stream().map(Attribute::name).toList()))));
    }

    /**
     * Lists the attributes.
     *
     * @return all of them, in the order of the layout, then the official zonings of the place of residence, then those
     *     that depend on the date of entry
     */
    public static List<Attribute> all() {
        Attribute region = new Attribute("region", Optional.of("region"), "Région", "Region");
        return Stream.of(
                        Stream.of(region),
                        Table.JOURNEY.columns().stream()
                                .filter(column -> !IDENTIFIERS.contains(column.name()))
                                .map(Attribute::of),
                        Zonings.official().stream()
                                .map(zoning -> new Attribute(
                                        zoning.name(),
                                        Optional.empty(),
                                        zoning.label(Locale.FRENCH),
                                        zoning.label(Locale.ENGLISH))),
                        Arrays.stream(DerivedAttribute.values()).map(DerivedAttribute::attribute))
                .flatMap(attributes -> attributes)
                .toList();
    }

    /**
     * Says whether its value may only have become known after the entry: who has it stayed long enough to get it.
     *
     * @return true for support, which is told without its date
     */
    public boolean isKnownLater() {
        return name.equals("support");
    }

    /**
     * Says whether its values have an order, so that a share may rise or fall along them.
     *
     * @return true for levels, ages and times
     */
    public boolean isOrdered() {
        return ORDERED.contains(name);
    }

    /** Says whether its value depends on the date of entry. */
    boolean isOfEntry() {
        return DerivedAttribute.named(name).isPresent() || variable().isPresent();
    }

    private static Attribute of(Column column) {
        return new Attribute(column.name(), column.nomenclature(), column.labelFr(), column.labelEn());
    }

    /**
     * Keeps the journeys with a value, or with one that it contains: {@code JOB_SEEKER} also keeps long-term job
     * seekers.
     *
     * @param code a code; {@code ?} for a missing value
     * @return the condition
     * @throws InvalidInputException if the nomenclature has no such code
     */
    public Condition is(String code) {
        return in(code);
    }

    /**
     * Keeps the journeys with one of several values.
     *
     * @param codes codes; {@code ?} for a missing value
     * @return the condition
     * @throws InvalidInputException if the nomenclature lacks one of them
     */
    public Condition in(String... codes) {
        Set<String> accepted = new LinkedHashSet<>();
        for (String code : codes) {
            accepted.addAll(withDescendants(code));
        }
        return new Condition(this, List.copyOf(Arrays.asList(codes)), List.copyOf(accepted));
    }

    /**
     * Says whether its codes have labels of their own.
     *
     * @return whether a label says more than the code
     */
    public boolean hasLabels() {
        return nomenclature.isPresent()
                || name.equals(PHASE)
                || zoning().isPresent()
                || variable().isPresent();
    }

    /**
     * Tells what place of residence its zones group.
     *
     * @return the place, empty if the attribute is no zoning
     */
    public Optional<Zoning.Place> place() {
        return Zonings.place(name);
    }

    /**
     * Tells which variable of territories it is.
     *
     * @return the variable, empty if it is none
     */
    public Optional<Variable> variable() {
        return Variable.named(name);
    }

    /**
     * Returns what users call one of its values by.
     *
     * @param code a stored value
     * @return the number of a class of a variable; otherwise the value itself
     */
    public String key(String code) {
        return variable().isPresent() ? ValueClasses.key(code) : code;
    }

    /**
     * Says whether its values are numbers that only models take as they are.
     *
     * @return true for a variable of territories without classes
     */
    public boolean isNumber() {
        return variable().filter(Variable::isValue).isPresent();
    }

    /**
     * Keeps the journeys of which the value is known.
     *
     * @return the condition
     */
    public Condition known() {
        return new Condition(this, List.of(KNOWN), List.of(KNOWN));
    }

    private Optional<Zoning> zoning() {
        return Zonings.official(name);
    }

    /** The codes there are, none if values are free. */
    List<String> codes() {
        if (zoning().isPresent()) {
            return List.copyOf(zoning().get().labels().keySet());
        }
        return nomenclature
                .map(name -> Nomenclatures.get(name).entries().stream()
                        .map(Nomenclature.Entry::code)
                        .toList())
                .orElse(List.of());
    }

    private List<String> withDescendants(String code) {
        List<String> derived =
                DerivedAttribute.named(name).map(DerivedAttribute::codes).orElse(List.of());
        if (!derived.isEmpty() && !derived.contains(code) && !code.equals(MISSING)) {
            throw unknown(code, derived);
        }
        if (isNumber()) {
            throw classless();
        }
        if (variable().isPresent() && !variable().get().codes().contains(code) && !code.equals(MISSING)) {
            throw unknown(code, variable().get().codes());
        }
        if (zoning().isPresent() && !codes().contains(code) && !code.equals(MISSING)) {
            throw unknown(code, codes());
        }
        if (nomenclature.isEmpty() || code.equals(MISSING)) {
            return List.of(code);
        }
        Nomenclature codes = Nomenclatures.get(nomenclature.get());
        if (!codes.contains(code)) {
            throw unknown(code, codes());
        }
        return new ArrayList<>(codes.descendants(code));
    }

    /** Tells that classes must be chosen. */
    InvalidInputException classless() {
        return new InvalidInputException(
                TEXTS.format("variable.classes", name, variable().orElseThrow().indicator()));
    }

    private InvalidInputException unknown(String code, List<String> codes) {
        return new InvalidInputException(TEXTS.format(
                "code.unknown",
                code,
                name,
                String.join(", ", codes.stream().limit(LISTED).toList())));
    }

    /**
     * Returns the label of one of its values.
     *
     * @param code a stored value, or {@code ?}
     * @param language French or English
     * @return a label, the code itself if there is none
     */
    public String label(String code, Locale language) {
        if (code.equals(MISSING)) {
            return TEXTS.in(language, "missing");
        }
        if (name.equals(PHASE)) {
            return TEXTS.in(language, "phase." + code);
        }
        if (zoning().isPresent()) {
            return zoning().get().labels().getOrDefault(code, code);
        }
        if (variable().isPresent()) {
            return code.equals(KNOWN)
                    ? TEXTS.in(language, "known.value")
                    : variable().get().label(code, language);
        }
        return nomenclature
                .map(Nomenclatures::get)
                .filter(codes -> codes.contains(code))
                .map(codes -> codes.label(code, language))
                .orElse(code);
    }
}
