package fr.parcours.layout.verify;

import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.SourceExtract;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.parquet.io.api.Binary;

/** Which values a column may have: its nomenclature, or a range. */
final class ColumnRule {

    private static final int FIRST_DAY = day(LocalDate.of(1900, 1, 1));
    private static final int LAST_DAY = day(LocalDate.of(2100, 12, 31));
    private static final int FIRST_BIRTH = 1880;
    private static final int LAST_BIRTH = 2100;

    /** The check of the intake that counts ages nobody has; by default it keeps their rows. */
    private static final String KEPT_AGES = "implausible_age";

    private final Column column;
    private final Optional<Predicate<Binary>> codes;
    private final IntPredicate numbers;

    private ColumnRule(Column column, Optional<Predicate<Binary>> codes, IntPredicate numbers) {
        this.column = column;
        this.codes = codes;
        this.numbers = numbers;
    }

    /**
     * Makes the rule of a column in a partition.
     *
     * @param column the column
     * @param manifest the partition: its certifiers and as-of dates are the only ones
     * @return the rule
     */
    static ColumnRule of(Column column, Manifest manifest) {
        return switch (column.type()) {
            case STRING ->
                new ColumnRule(column, column.nomenclature().map(name -> codes(column, name, manifest)), n -> false);
            case INTEGER -> new ColumnRule(column, Optional.empty(), integers(column, manifest));
            case DATE -> new ColumnRule(column, Optional.empty(), dates(column, manifest));
        };
    }

    private static Predicate<Binary> codes(Column column, String nomenclature, Manifest manifest) {
        Set<String> delivered =
                manifest.sources().stream().map(SourceExtract::certifier).collect(Collectors.toSet());
        Set<Binary> accepted = Nomenclatures.get(nomenclature).entries().stream()
                .map(Nomenclature.Entry::code)
                .filter(code -> !column.name().equals("certifier") || delivered.contains(code))
                .map(Binary::fromString)
                .collect(Collectors.toSet());
        return accepted::contains;
    }

    private static IntPredicate integers(Column column, Manifest manifest) {
        if (column.nomenclature().isPresent()) {
            Set<Integer> accepted = Nomenclatures.get(column.nomenclature().get()).entries().stream()
                    .map(entry -> Integer.valueOf(entry.code()))
                    .collect(Collectors.toSet());
            return accepted::contains;
        }
        return switch (column.name()) {
            case "birth_year" -> birthYears(manifest);
            case "rank" -> rank -> rank >= 1;
            default -> number -> true;
        };
    }

    /** Years that the intake found odd, counted and kept are no fault of the file. */
    private static IntPredicate birthYears(Manifest manifest) {
        boolean oddOnesKept = manifest.sources().stream()
                .anyMatch(source -> source.rows().findings().getOrDefault(KEPT_AGES, 0L) > 0);
        return oddOnesKept ? year -> true : year -> year >= FIRST_BIRTH && year <= LAST_BIRTH;
    }

    private static IntPredicate dates(Column column, Manifest manifest) {
        if (column.name().equals("observed_until")) {
            Set<Integer> asOf = manifest.sources().stream()
                    .map(source -> day(source.asOf()))
                    .collect(Collectors.toSet());
            return asOf::contains;
        }
        return day -> day >= FIRST_DAY && day <= LAST_DAY;
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    Column column() {
        return column;
    }

    boolean isText() {
        return column.type() == ColumnType.STRING;
    }

    /** Says whether any text will do, so that only a deep reading looks at the values. */
    boolean isFreeText() {
        return isText() && codes.isEmpty();
    }

    /** Says whether a text is allowed: one of the codes, or else any text in UTF-8. */
    boolean accepts(Binary text) {
        return codes.map(accepted -> accepted.test(text)).orElseGet(() -> isUtf8(text));
    }

    boolean accepts(int number) {
        return numbers.test(number);
    }

    /**
     * Says whether every number between two bounds is allowed. Sets with gaps are small; ranges have none, so that
     * their ends suffice.
     */
    boolean acceptsAllBetween(int least, int greatest) {
        if (!accepts(least) || !accepts(greatest)) {
            return false;
        }
        boolean range = column.nomenclature().isEmpty() && !column.name().equals("observed_until");
        if (range || least == greatest) {
            return true;
        }
        for (int number = least + 1; number < greatest; number++) {
            if (!accepts(number)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(Binary text) {
        byte[] bytes = text.getBytesUnsafe();
        for (byte b : bytes) {
            if (b < 0) {
                return decodes(bytes);
            }
        }
        return true;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
