package fr.parcours.engine.cohort;

import fr.parcours.engine.territory.Indicator;
import fr.parcours.engine.territory.ValueClasses;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A variable of territories as journeys have it: the value at their place of residence in the period that holds the
 * origin of their clock, in classes, or as a number that models take as it is.
 *
 * <p>As text {@code variable_chomage/q4} for quarters of equal size, {@code variable_chomage/6.5/8} for classes under
 * 6.5, from 6.5 to under 8, and from 8 on; {@code variable_chomage/back2/q4} also takes the latest value of at most two
 * periods before where that of the period is missing; {@code variable_chomage} is the value itself.
 *
 * @param indicator name of the indicator
 * @param back how many periods before a value may be of, 0 for none
 * @param quantiles number of classes of equal size, 0 for the classes that cuts make and for the value itself
 * @param cuts values at which classes begin, none if they are of equal size and for the value itself
 */
public record Variable(String indicator, int back, int quantiles, List<Double> cuts) {

    /** Beginning of the names of attributes that variables make. */
    static final String PREFIX = "variable_";

    private static final Texts TEXTS = Texts.of(Variable.class);
    private static final Pattern NAME =
            Pattern.compile(PREFIX + "([a-z][a-z0-9_]{0,39})(?:/back(\\d{1,2}))?((?:/[^/]+)*)");
    private static final Pattern QUANTILES = Pattern.compile("/q(\\d{1,2})");
    private static final Pattern CUTS = Pattern.compile("(/-?\\d{1,15}(\\.\\d{1,15})?)+");
    private static final int MOST_CLASSES = 20;
    private static final int MOST_BACK = 99;

    /** Copies the list and checks the classes. */
    public Variable {
        cuts = List.copyOf(cuts);
        boolean isFinite = cuts.stream().allMatch(Double::isFinite);
        if (!isFinite || !isSound(indicator, back, quantiles, cuts)) {
            String told = isFinite ? name(indicator, back, quantiles, cuts) : indicator;
            throw new InvalidInputException(TEXTS.format("variable.form", told, MOST_CLASSES));
        }
    }

    /** Whether its name reads back as itself. */
    private static boolean isSound(String indicator, int back, int quantiles, List<Double> cuts) {
        boolean isClear = cuts.isEmpty()
                ? quantiles != 1
                : quantiles == 0 && cuts.stream().distinct().sorted().toList().equals(cuts);
        boolean isBounded = quantiles >= 0 && quantiles <= MOST_CLASSES && cuts.size() < MOST_CLASSES;
        Matcher name = NAME.matcher(name(indicator, back, quantiles, cuts));
        return isClear
                && isBounded
                && back >= 0
                && back <= MOST_BACK
                && name.matches()
                && (cuts.isEmpty() || CUTS.matcher(name.group(3)).matches());
    }

    /**
     * A variable before its classes are chosen.
     *
     * @param indicator name of the indicator
     * @param back how many periods before a value may be of
     */
    public record Unclassed(String indicator, int back) {

        /**
         * Takes the latest value of the periods before where that of the period is missing.
         *
         * @param periods how many periods before at most
         * @return the variable
         */
        public Unclassed back(int periods) {
            return new Unclassed(indicator, periods);
        }

        /**
         * Makes classes of as many zones and periods each, over all that the indicator has a value for.
         *
         * @param number how many classes, 2 to 20
         * @return the attribute
         * @throws InvalidInputException if there are too few classes or too many
         */
        public Attribute quantiles(int number) {
            return new Variable(indicator, back, number, List.of()).attribute();
        }

        /**
         * Takes the value itself, for a model in which the effect of each unit is the same.
         *
         * @return the attribute
         */
        public Attribute linear() {
            return new Variable(indicator, back, 0, List.of()).attribute();
        }

        /**
         * Makes classes between chosen values, each in the class above it.
         *
         * @param cuts values in increasing order
         * @return the attribute
         * @throws InvalidInputException if there is none, or they do not increase
         */
        public Attribute cuts(double... cuts) {
            return new Variable(indicator, back, 0, Arrays.stream(cuts).boxed().toList()).attribute();
        }
    }

    /**
     * Reads the name of an attribute.
     *
     * @param name its name
     * @return the variable, empty if the name does not begin as those of variables do
     * @throws InvalidInputException if it begins so and goes on otherwise
     */
    static Optional<Variable> named(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Matcher match = NAME.matcher(name);
        if (match.matches()) {
            String indicator = match.group(1);
            int back = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
            if (match.group(3).isEmpty()) {
                return Optional.of(new Variable(indicator, back, 0, List.of()));
            }
            Matcher quantiles = QUANTILES.matcher(match.group(3));
            if (quantiles.matches()) {
                return Optional.of(new Variable(indicator, back, Integer.parseInt(quantiles.group(1)), List.of()));
            }
            if (CUTS.matcher(match.group(3)).matches()) {
                return Optional.of(new Variable(
                        indicator,
                        back,
                        0,
                        Arrays.stream(match.group(3).substring(1).split("/"))
                                .map(Double::valueOf)
                                .toList()));
            }
        }
        throw new InvalidInputException(TEXTS.format("variable.form", name, MOST_CLASSES));
    }

    private static String name(String indicator, int back, int quantiles, List<Double> cuts) {
        return PREFIX
                + indicator
                + (back == 0 ? "" : "/back" + back)
                + (quantiles == 0 ? "" : "/q" + quantiles)
                + cuts.stream().map(cut -> "/" + ValueClasses.number(cut)).collect(Collectors.joining());
    }

    /** The attribute of journeys that it makes. */
    Attribute attribute() {
        return new Attribute(
                name(indicator, back, quantiles, cuts), Optional.empty(), label(Locale.FRENCH), label(Locale.ENGLISH));
    }

    private String label(Locale language) {
        String classes = isValue()
                ? indicator
                : cuts.isEmpty()
                        ? TEXTS.in(language, "variable.quantiles", indicator, quantiles)
                        : TEXTS.in(
                                language,
                                "variable.cuts",
                                indicator,
                                cuts.stream()
                                        .map(ValueClasses::number)
                                        .map(cut -> language.equals(Locale.ENGLISH) ? cut : cut.replace('.', ','))
                                        .collect(Collectors.joining(" ; ")));
        return back == 0 ? classes : classes + TEXTS.in(language, "variable.back", back);
    }

    /**
     * Says whether it is the value itself.
     *
     * @return false if values are in classes
     */
    public boolean isValue() {
        return quantiles == 0 && cuts.isEmpty();
    }

    /** The label of a class by its code or its number, of which quantiles do not tell bounds. */
    String label(String code, Locale language) {
        if (!codes().contains(code)) {
            return ValueClasses.label(code, language);
        }
        if (cuts.isEmpty()) {
            return TEXTS.in(language, "class", code);
        }
        String unknown = ValueClasses.cuts(cuts, " ").codes().get(Integer.parseInt(code) - 1);
        return ValueClasses.label(unknown, language).replaceAll(" +", " ").strip();
    }

    /** The numbers of the classes, by which conditions name them. */
    List<String> codes() {
        int classes = cuts.isEmpty() ? quantiles : cuts.size() + 1; // none of a value
        return IntStream.rangeClosed(1, classes).mapToObj(Integer::toString).toList();
    }

    /**
     * Makes the classes of the values of an indicator.
     *
     * @param values the indicator
     * @return the classes, empty if it is the value itself
     */
    public Optional<ValueClasses> classes(Indicator values) {
        if (isValue()) {
            return Optional.empty();
        }
        return Optional.of(
                cuts.isEmpty()
                        ? ValueClasses.quantiles(values.all(), quantiles, values.unit())
                        : ValueClasses.cuts(cuts, values.unit()));
    }
}
