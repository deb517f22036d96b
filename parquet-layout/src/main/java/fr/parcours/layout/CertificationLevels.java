package fr.parcours.layout;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The levels of well-known certifications, on the scale of 2019. A level belongs to a certification and a date: the
 * diploma of care assistants went from 3 to 4 in 2021, that of special educators from 5 to 6 after the session of 2020.
 *
 * <p>The list holds common diplomas under their usual short names, and the certifications of the simulated files under
 * their invented codes. A certification that is not in it has no known level: nothing can be said against what a
 * certifier writes.
 */
public final class CertificationLevels {

    /**
     * The level of a certification over a time.
     *
     * @param code code of the certification
     * @param label its name, in French
     * @param level its level on the scale of 2019
     * @param validFrom first day of that level, empty when it has always been so
     * @param validTo last day of that level, empty when it is still so
     */
    public record Period(
            String code, String label, int level, Optional<LocalDate> validFrom, Optional<LocalDate> validTo) {

        /**
         * Says whether the certification had this level on a day.
         *
         * @param day the day
         * @return true between the bounds, both included
         */
        public boolean validOn(LocalDate day) {
            return validFrom.map(from -> !day.isBefore(from)).orElse(true)
                    && validTo.map(to -> !day.isAfter(to)).orElse(true);
        }
    }

    private static final List<Period> PERIODS = read();
    private static final Map<String, List<Period>> BY_CODE =
            PERIODS.stream().collect(Collectors.groupingBy(Period::code));

    private CertificationLevels() {}

    /**
     * Returns all periods, by code and date.
     *
     * @return the periods; those of one code do not overlap
     */
    public static List<Period> periods() {
        return PERIODS;
    }

    /**
     * Returns the level of a certification on a day.
     *
     * @param code code of the certification, compared exactly
     * @param day the day
     * @return the level, empty when the certification is not known or did not exist on that day
     */
    public static OptionalInt levelOn(String code, LocalDate day) {
        return BY_CODE.getOrDefault(code, List.of()).stream()
                .filter(period -> period.validOn(day))
                .mapToInt(Period::level)
                .findFirst();
    }

    private static List<Period> read() {
        try (InputStream bytes = CertificationLevels.class.getResourceAsStream("certification_level.csv");
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return rows.stream().map(CertificationLevels::period).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Period period(NamedCsvRecord row) {
        return new Period(
                row.getField("code"),
                row.getField("label"),
                Integer.parseInt(row.getField("level")),
                day(row.getField("valid_from")),
                day(row.getField("valid_to")));
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }
}
