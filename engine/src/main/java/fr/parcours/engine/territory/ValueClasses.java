package fr.parcours.engine.territory;

import fr.parcours.layout.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes of the values of an indicator, numbered from 1 for the lowest values.
 *
 * <p>The code of a class tells its bounds and its unit, so that a table stays readable wherever it is taken: {@code 2
 * 6.1..7.9 %} for values from 6.1 to 7.9 that are both there, {@code 2 6.1..<7.9 %} for values from 6.1 to less than
 * 7.9.
 *
 * @param limits values at which a class ends and the next one begins, in increasing order
 * @param codes code of each class
 * @param isLimitBelow whether a value that is a limit is in the class below it
 */
public record ValueClasses(List<Double> limits, List<String> codes, boolean isLimitBelow) {

    private static final Texts TEXTS = Texts.of(ValueClasses.class);
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern BETWEEN = Pattern.compile("\\d+ " + NUMBER + "\\.\\.(<?)" + NUMBER + " (.+)");
    private static final Pattern OUTSIDE = Pattern.compile("\\d+ (<|>=)" + NUMBER + " (.+)");

    /** Copies the lists. */
    public ValueClasses {
        limits = List.copyOf(limits);
        codes = List.copyOf(codes);
    }

    /**
     * Makes classes of as many values each, as far as equal values allow: they are always in one class. The j-th of n
     * limits is the smallest value that at least j / n of all values do not exceed.
     *
     * @param values the values, at least one
     * @param number how many classes
     * @param unit unit of the values
     * @return the classes, fewer if values are too often equal; their codes tell the lowest and the highest value
     */
    public static ValueClasses quantiles(Collection<Double> values, int number, String unit) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        List<Double> limits = new ArrayList<>();
        double highest = sorted.get(sorted.size() - 1);
        for (int j = 1; j < number; j++) {
            double limit = sorted.get((int) ((sorted.size() * (long) j + number - 1) / number) - 1);
            if (limit < highest && !limits.contains(limit)) {
                limits.add(limit);
            }
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i <= limits.size(); i++) {
            double above = i == 0 ? Double.NEGATIVE_INFINITY : limits.get(i - 1);
            double lowest =
                    sorted.stream().filter(value -> value > above).findFirst().orElseThrow();
            codes.add(code(
                    i,
                    limits.size(),
                    number(lowest) + ".." + number(i == limits.size() ? highest : limits.get(i)),
                    unit));
        }
        return new ValueClasses(limits, codes, true);
    }

    /**
     * Makes classes between chosen limits; a value that is a limit is in the class above.
     *
     * @param limits in increasing order, at least one
     * @param unit unit of the values
     * @return the classes, one more than limits
     */
    public static ValueClasses cuts(List<Double> limits, String unit) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i <= limits.size(); i++) {
            String bounds = i == 0
                    ? "<" + number(limits.get(0))
                    : i == limits.size()
                            ? ">=" + number(limits.get(i - 1))
                            : number(limits.get(i - 1)) + "..<" + number(limits.get(i));
            codes.add(code(i, limits.size(), bounds, unit));
        }
        return new ValueClasses(limits, codes, false);
    }

    /** Numbers have as many figures in all classes, so that codes sort as values do. */
    private static String code(int index, int last, String bounds, String unit) {
        int figures = Integer.toString(last + 1).length();
        return String.format(Locale.ROOT, "%0" + figures + "d %s %s", index + 1, bounds, unit);
    }

    /**
     * Writes a number as codes do.
     *
     * @param value the number
     * @return without exponent and needless zeros
     */
    public static String number(double value) {
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    /**
     * Finds the class of a value.
     *
     * @param value the value
     * @return its number, from 1
     */
    public int of(double value) {
        return 1
                + (int) limits.stream()
                        .filter(limit -> isLimitBelow ? value > limit : value >= limit)
                        .count();
    }

    /**
     * Returns the number of a class, by which users name it.
     *
     * @param code its code
     * @return its number, from 1; the code itself if it is no class
     */
    public static String key(String code) {
        int space = code.indexOf(' ');
        return space < 0 ? code : code.substring(0, space).replaceFirst("^0+", "");
    }

    /**
     * Says the bounds of a class in words.
     *
     * @param code its code
     * @param language French or English
     * @return such as {@code de 6,1 à 7,9 %}; the code itself if it is no class
     */
    public static String label(String code, Locale language) {
        Matcher between = BETWEEN.matcher(code);
        if (between.matches()) {
            String low = shown(between.group(1), language);
            String high = shown(between.group(3), language);
            String unit = between.group(4);
            return low.equals(high)
                    ? TEXTS.in(language, "class.one", low, unit)
                    : TEXTS.in(language, between.group(2).isEmpty() ? "class.closed" : "class.open", low, high, unit);
        }
        Matcher outside = OUTSIDE.matcher(code);
        if (outside.matches()) {
            return TEXTS.in(
                    language,
                    outside.group(1).equals("<") ? "class.under" : "class.over",
                    shown(outside.group(2), language),
                    outside.group(3));
        }
        return code;
    }

    private static String shown(String number, Locale language) {
        boolean english = language.getLanguage().equals("en");
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(english ? '.' : ',');
        symbols.setGroupingSeparator(english ? ',' : '\u202f');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMaximumFractionDigits(15);
        return format.format(new BigDecimal(number));
    }
}
