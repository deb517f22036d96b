package fr.parcours.engine.session;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;

/** Functions in Java that SQL calls, from several threads, on many rows at once; a missing value stays one. */
final class JavaFunctions {

    private JavaFunctions() {}

    static void text(DuckDBConnection connection, String name, UnaryOperator<String> function) {
        try {
            DuckDBFunctions.scalarFunction()
                    .withName(name)
                    .withParameter(String.class)
                    .withReturnType(String.class)
                    .withVectorizedFunction((chunk, answers) -> apply(function, chunk, answers))
                    .register(connection);
        } catch (SQLException e) {
            throw Failures.of("create function " + name, e);
        }
    }

    static void number(DuckDBConnection connection, String name, Function<String, BigInteger> function) {
        try {
            DuckDBFunctions.scalarFunction()
                    .withName(name)
                    .withParameter(String.class)
                    .withReturnType(DuckDBColumnType.UHUGEINT)
                    .withVectorizedFunction((chunk, answers) -> applyNumber(function, chunk, answers))
                    .register(connection);
        } catch (SQLException e) {
            throw Failures.of("create function " + name, e);
        }
    }

    private static void applyNumber(
            Function<String, BigInteger> function, DuckDBDataChunkReader chunk, DuckDBWritableVector answers) {
        DuckDBReadableVector texts = chunk.vector(0);
        for (long row = 0; row < chunk.rowCount(); row++) {
            if (texts.isNull(row)) {
                answers.setNull(row);
            } else {
                answers.setUHugeInt(row, function.apply(texts.getString(row)));
            }
        }
    }

    private static void apply(
            UnaryOperator<String> function, DuckDBDataChunkReader chunk, DuckDBWritableVector answers) {
        DuckDBReadableVector texts = chunk.vector(0);
        int rows = Math.toIntExact(chunk.rowCount());
        byte[][] values = new byte[rows][];
        for (int row = 0; row < rows; row++) {
            String answer = texts.isNull(row) ? null : function.apply(texts.getString(row));
            values[row] = answer == null ? null : answer.getBytes(StandardCharsets.UTF_8);
        }
        answers.setStringUtf8Batch(0, values);
    }
}
