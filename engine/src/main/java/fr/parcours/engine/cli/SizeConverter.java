package fr.parcours.engine.cli;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/**
 * Reads a size in bytes as people write it: a number with the unit kilo, mega, giga or tera, as in {@code 10GB} or
 * {@code 1,5 Go}; without a unit, gigabytes.
 */
final class SizeConverter implements ITypeConverter<Long> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,3})?)\\s?(?:([KMGT])[BO])?");
    private static final String UNITS = "KMGT";
    private static final int BITS = 10;

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            throw unreadable(text);
        }
        int unit = size.group(2) == null ? UNITS.indexOf('G') : UNITS.indexOf(size.group(2));
        long bytes = new BigDecimal(size.group(1).replace(',', '.'))
                .multiply(BigDecimal.valueOf(1L << (BITS * (unit + 1))))
                .longValue();
        if (bytes == 0) {
            throw unreadable(text);
        }
        return bytes;
    }

    private static InvalidInputException unreadable(String text) {
        return new InvalidInputException(Texts.of(SizeConverter.class).format("size.unreadable", text));
    }
}
