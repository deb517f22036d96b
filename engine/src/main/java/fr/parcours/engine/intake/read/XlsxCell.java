package fr.parcours.engine.intake.read;

import fr.parcours.layout.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * Writes the cells of a workbook as texts: dates as {@code yyyy-MM-dd}, numbers without needless digits, truth as Excel
 * shows it.
 */
final class XlsxCell {

    private static final Texts TEXTS = Texts.of(XlsxCell.class);
    private static final Pattern NOT_DATE_LETTERS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final Pattern DATE_LETTERS = Pattern.compile("(?i)[dy]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,20})?");
    /** What a formula gives that fails, such as {@code #N/A} or {@code #DIV/0!}. */
    private static final Pattern ERROR = Pattern.compile("#(N/A|[A-Z0-9/_]+[!?])");

    private static final int MAX_SCALE = 400;
    private static final BigDecimal HALF_A_SECOND =
            BigDecimal.ONE.divide(BigDecimal.valueOf(172_800), 12, RoundingMode.UP);
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_DAY = 2_958_465;

    private final LocalDate dayZero;

    /** Cells of a workbook that counts its days from 1900, or from 1904. */
    XlsxCell(boolean from1904) {
        this.dayZero = from1904 ? DAY_0_OF_1904 : DAY_0;
    }

    /** What is wrong with a cell that has no value to be read, in the language of the user. */
    Optional<String> fault(Cell cell, UncomputedCells uncomputed) {
        if (cell == null || (cell.getType() != CellType.FORMULA && cell.getType() != CellType.ERROR)) {
            return Optional.empty();
        }
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        boolean formula = cell.getFormula() != null;
        if (cell.getType() == CellType.ERROR || (formula && ERROR.matcher(raw).matches())) {
            return Optional.of(TEXTS.format("cell.error"));
        }
        boolean empty = formula
                && raw.isEmpty()
                && (cell.getRawValue() == null
                        || uncomputed.contains(cell.getAddress().toString()));
        return empty ? Optional.of(TEXTS.format("cell.formula")) : Optional.empty();
    }

    String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getValue() instanceof Boolean truth) {
            return truth ? "VRAI" : "FAUX";
        }
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        return switch (cell.getType()) {
            case NUMBER -> date(cell, raw).orElseGet(() -> number(cell.asNumber()));
            case FORMULA -> date(cell, raw).orElse(raw);
            case STRING -> cell.asString() == null ? "" : cell.asString();
            default -> raw;
        };
    }

    /** The day that a number stands for, where it is shown as one and can be one. */
    private Optional<String> date(Cell cell, String raw) {
        if (!isShownAsDate(cell) || !NUMBER.matcher(raw).matches()) {
            return Optional.empty();
        }
        int days = new BigDecimal(raw)
                .add(HALF_A_SECOND)
                .setScale(0, RoundingMode.FLOOR)
                .intValue();
        boolean exists = days > 60 && days <= LAST_DAY;
        return exists ? Optional.of(dayZero.plusDays(days).toString()) : Optional.empty();
    }

    private static boolean isShownAsDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("General")
                && DATE_LETTERS
                        .matcher(NOT_DATE_LETTERS.matcher(format).replaceAll(""))
                        .find();
    }

    private static String number(BigDecimal number) {
        if (Math.abs(number.scale()) > MAX_SCALE) {
            return number.toString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
