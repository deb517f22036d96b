package fr.parcours.engine.session;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * An in-memory DuckDB engine with our settings.
 *
 * <p>One thread at a time uses it; {@link #cancel()} may be called from any other. Temporary files go to a folder of
 * its own, removed on {@link #close()}.
 */
public final class Session implements AutoCloseable {

    private static final String ROOM = "room";

    private final DuckDBConnection connection;
    private final TemporaryFolder temporary;
    private volatile Statement running;
    private boolean roomy;

    private Session(DuckDBConnection connection, TemporaryFolder temporary) {
        this.connection = connection;
        this.temporary = temporary;
    }

    /**
     * Opens an engine.
     *
     * @param settings memory, threads and whether rows keep their order
     * @return the session
     */
    public static Session open(SessionSettings settings) {
        try {
            TemporaryFolder temporary = new TemporaryFolder();
            Connection opened = DriverManager.getConnection("jdbc:duckdb:", new Properties());
            Session session = new Session(opened.unwrap(DuckDBConnection.class), temporary);
            session.configure(settings);
            return session;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Cannot open the query engine.", e);
        }
    }

    private void configure(SessionSettings settings) {
        run("set autoinstall_known_extensions = false");
        run("set autoload_known_extensions = false");
        run("set memory_limit = " + SqlText.literal(settings.memory()));
        settings.threads().ifPresent(threads -> run("set threads = " + threads));
        run("set temp_directory = " + SqlText.literal(temporary.path().toString()));
        run("set preserve_insertion_order = " + (settings.order() == SessionSettings.RowOrder.KEPT));
        run("set ieee_floating_point_ops = false");
        run("set enable_progress_bar = true");
        run("set enable_progress_bar_print = false");
    }

    /**
     * Makes room for tables that do not fit in memory: gives the session the memory of other settings, and a database
     * of its own in its temporary folder. What is written there leaves memory by itself, as it is: compressing it would
     * take longer than reading it again.
     *
     * @param settings its memory is that of the session from now on
     * @return name of the database, the same each time
     */
    public String makeRoom(SessionSettings settings) {
        if (!roomy) {
            String memory = SqlText.literal(settings.memory());
            run("set memory_limit = " + memory);
            run("set block_allocator_memory = " + memory);
            run("set enable_external_file_cache = false");
            run("set force_compression = 'uncompressed'");
            run("attach " + SqlText.literal(temporaryFile("room.db").toString()) + " as " + ROOM);
            roomy = true;
        }
        return ROOM;
    }

    /**
     * Closes the door to every file but those under some folders, for good: neither a query nor a view can read or
     * write elsewhere.
     *
     * @param folders the folders that stay readable
     */
    public void confineTo(Path... folders) {
        List<String> allowed = new ArrayList<>(Stream.of(folders)
                .map(folder -> SqlText.literal(folder.toAbsolutePath().normalize() + "/"))
                .toList());
        allowed.add(SqlText.literal(temporary.path().toAbsolutePath() + "/"));
        run("set allowed_directories = [" + String.join(", ", allowed) + "]");
        run("set enable_external_access = false");
        run("set lock_configuration = true");
    }

    /**
     * Runs a statement that answers nothing.
     *
     * @param sql one statement
     * @param values values of its {@code $1..$n}
     */
    public void run(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            running = statement;
            statement.execute();
        } catch (SQLException e) {
            throw Failures.of(sql, e);
        } finally {
            running = null;
        }
    }

    /**
     * Runs a query and reads all its rows.
     *
     * @param sql one statement
     * @param reader makes one element of a row
     * @param values values of its {@code $1..$n}
     * @param <T> type of the elements
     * @return the elements in the order of the answer
     */
    public <T> List<T> query(String sql, Function<Row, T> reader, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            running = statement;
            try (ResultSet answer = statement.executeQuery()) {
                Row row = new AnswerRow(answer);
                List<T> elements = new ArrayList<>();
                while (answer.next()) {
                    elements.add(reader.apply(row));
                }
                return elements;
            }
        } catch (SQLException e) {
            throw Failures.of(sql, e);
        } finally {
            running = null;
        }
    }

    /**
     * Runs a query and hands its rows over one by one: for answers that may be long.
     *
     * @param sql one statement
     * @param reader receives the rows
     */
    public void forEach(String sql, Consumer<Row> reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            running = statement;
            try (ResultSet answer = statement.executeQuery()) {
                Row row = new AnswerRow(answer);
                while (answer.next()) {
                    reader.accept(row);
                }
            }
        } catch (SQLException e) {
            throw Failures.of(sql, e);
        } finally {
            running = null;
        }
    }

    /**
     * Runs a query that answers one number.
     *
     * @param sql one statement whose only column is called {@code n}
     * @param values values of its {@code $1..$n}
     * @return the number
     */
    public long number(String sql, Object... values) {
        return query(sql, row -> row.number("n"), values).get(0);
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /**
     * Fills a table row by row.
     *
     * @param table name of an existing table
     * @return an appender to close
     */
    public RowAppender append(String table) {
        try {
            return new RowAppender(connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table));
        } catch (SQLException e) {
            throw Failures.of("append to " + table, e);
        }
    }

    /**
     * Makes a Java function of a text available to SQL. It is called from several threads; a missing value gives a
     * missing value.
     *
     * @param name name in SQL
     * @param function the function
     */
    public void function(String name, UnaryOperator<String> function) {
        JavaFunctions.text(connection, name, function);
    }

    /**
     * Makes a Java function from a text to a number of 128 bits available to SQL, as {@code UHUGEINT}. It is called
     * from several threads; a missing value gives a missing value.
     *
     * @param name name in SQL
     * @param function the function; its numbers are not negative
     */
    public void numberFunction(String name, Function<String, BigInteger> function) {
        JavaFunctions.number(connection, name, function);
    }

    /**
     * Names a file in the temporary folder of the session, which goes with it.
     *
     * @param name end of its name
     * @return the path of a file that does not exist
     */
    public Path temporaryFile(String name) {
        return temporary.file(name);
    }

    /**
     * Makes a folder in the temporary folder of the session, which goes with it.
     *
     * @param name relative path that ends its own
     * @return an empty folder
     */
    public Path temporaryFolder(Path name) {
        return temporary.folder(name);
    }

    /**
     * Gives a file a second name in the temporary folder of the session, so that whoever removes the first one does not
     * take the file away. Where the file systems do not allow that, the file keeps its only name.
     *
     * @param file a file
     * @param name relative path of the second name, which tells nothing but this file
     * @return the path to read it from
     * @throws NoSuchFileException if the file is not there (any more)
     */
    public Path pin(Path file, Path name) throws NoSuchFileException {
        return temporary.pin(file, name);
    }

    /** Stops the statement that is running, if any: it fails with a {@link CancelledException}. */
    public void cancel() {
        Statement current = running;
        if (current != null) {
            try {
                current.cancel();
            } catch (SQLException e) {
                // It has just ended by itself.
                return;
            }
        }
    }

    /**
     * Returns how far the running statement is.
     *
     * @return a percentage, empty when nothing runs or it cannot tell
     */
    public Optional<Double> percentage() {
        Statement current = running;
        if (current instanceof org.duckdb.DuckDBPreparedStatement statement) {
            try {
                double percentage = statement.getQueryProgress().getPercentage();
                return percentage < 0 ? Optional.empty() : Optional.of(percentage);
            } catch (SQLException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close the query engine.", e);
        } finally {
            temporary.close();
        }
    }
}
