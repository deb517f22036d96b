package fr.parcours.layout.verify;

import java.nio.file.Path;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** Reads the values of one column of a data file, row group after row group, and gathers what is wrong with them. */
final class ColumnCheck {

    private final ColumnRule rule;
    private final Places missing = new Places();
    private final Places notAllowed = new Places();
    private final Places contradicted = new Places();

    ColumnCheck(ColumnRule rule) {
        this.rule = rule;
    }

    ColumnRule rule() {
        return rule;
    }

    /**
     * Reads the values of a row group.
     *
     * @param values the column, before its first value
     * @param firstRow number of the first row in the file, from 1
     * @param statistics what the footer says of these values, {@code null} where Parquet has none
     */
    @SuppressWarnings("ReferenceEquality")
    void read(ColumnCursor values, long firstRow, Statistics<?> statistics) {
        boolean text = rule.isText();
        StatisticsCheck claims = new StatisticsCheck(statistics);
        Binary accepted = null;
        for (long i = 0; i < values.rows(); i++) {
            boolean present = values.hasValue();
            if (!present) {
                claims.missing();
                if (rule.column().required()) {
                    missing.add(firstRow + i);
                }
            } else if (text) {
                // The values of a dictionary are the same objects again and again.
                Binary value = values.text();
                if (value != accepted) {
                    claims.value(value);
                    if (rule.accepts(value)) {
                        accepted = value;
                    } else {
                        notAllowed.add(firstRow + i);
                    }
                }
            } else {
                int value = values.number();
                claims.value(value);
                if (!rule.accepts(value)) {
                    notAllowed.add(firstRow + i);
                }
            }
            values.next(present);
        }
        if (!claims.hold()) {
            contradicted.add(firstRow);
        }
    }

    void report(Path file, Findings findings) {
        String name = rule.column().name();
        missing.report(findings, file, FaultKind.NULLS, "nulls", name);
        notAllowed.report(findings, file, FaultKind.VALUE, rule.isFreeText() ? "value.utf8" : "value", name);
        contradicted.report(findings, file, FaultKind.STATISTICS, "statistics", name);
    }

    /** Compares what the footer says of the values of a row group with the values. */
    private static final class StatisticsCheck {

        private final Statistics<?> claims;
        private final boolean bounded;
        private long nulls;
        private boolean inside = true;

        StatisticsCheck(Statistics<?> claims) {
            this.claims = claims;
            this.bounded = claims != null && claims.hasNonNullValue();
        }

        void missing() {
            nulls++;
        }

        @SuppressWarnings("unchecked")
        void value(Binary value) {
            if (bounded) {
                Statistics<Binary> texts = (Statistics<Binary>) claims;
                inside &= texts.compareMinToValue(value) <= 0 && texts.compareMaxToValue(value) >= 0;
            }
        }

        void value(int value) {
            if (bounded) {
                IntStatistics numbers = (IntStatistics) claims;
                inside &= numbers.getMin() <= value && value <= numbers.getMax();
            }
        }

        boolean hold() {
            boolean counted = claims != null && claims.isNumNullsSet();
            return inside && (!counted || claims.getNumNulls() == nulls);
        }
    }
}
