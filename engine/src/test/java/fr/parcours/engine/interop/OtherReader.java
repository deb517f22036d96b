package fr.parcours.engine.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A tool that reads a dataset by a script of {@code docs/interop}, if {@code docs/interop/install} found it. */
enum OtherReader {
    POLARS("journeys_polars.py", List.of(Tools.PYTHON, "-c", "import polars")),
    PYARROW("journeys_pyarrow.py", List.of(Tools.PYTHON, "-c", "import pyarrow, pandas")),
    FASTPARQUET("journeys_fastparquet.py", List.of(Tools.PYTHON, "-c", "import fastparquet")),
    HYPARQUET("journeys_hyparquet.mjs", Tools.nodeImport("hyparquet-compressors")),
    NODEJS_POLARS("journeys_polars.mjs", Tools.nodeImport("nodejs-polars")),
    R_ARROW("journeys_arrow.R", List.of("Rscript", "-e", "library(arrow); library(jsonlite)")),
    R_NANOPARQUET("journeys_nanoparquet.R", List.of("Rscript", "-e", "library(nanoparquet); library(jsonlite)")),
    SPARK("JourneysSpark.java", List.of(Tools.JAVA, "-version")) {
        @Override
        boolean isInstalled() throws IOException, InterruptedException {
            return Files.exists(Tools.SPARK_CLASS_PATH) && super.isInstalled();
        }

        @Override
        List<String> command(Path dataset) throws IOException {
            return sparkCommand(script(), dataset);
        }
    };

    static final Path SCRIPTS =
            Path.of("..", "docs", "interop").toAbsolutePath().normalize();

    private static final long MOST_SECONDS = 300;

    private final String script;
    private final List<String> probe;

    OtherReader(String script, List<String> probe) {
        this.script = script;
        this.probe = probe;
    }

    Path script() {
        return SCRIPTS.resolve(script);
    }

    boolean isInstalled() throws IOException, InterruptedException {
        try {
            return run(probe).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs the script: what it printed, value by name. */
    SortedMap<String, String> counts(Path dataset) throws IOException, InterruptedException {
        return printed(command(dataset));
    }

    /** Runs a script with Spark, in a JVM with its own class path. */
    static SortedMap<String, String> spark(String script, Path folder) throws IOException, InterruptedException {
        return printed(sparkCommand(SCRIPTS.resolve(script), folder));
    }

    private static List<String> sparkCommand(Path script, Path folder) throws IOException {
        return List.of(
                Tools.JAVA,
                "@" + SCRIPTS.resolve("spark.options"),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Files.readString(Tools.SPARK_CLASS_PATH).strip(),
                script.toString(),
                folder.toString());
    }

    private static SortedMap<String, String> printed(List<String> command) throws IOException, InterruptedException {
        Outcome outcome = run(command);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " ended with " + outcome.exitCode() + ":\n" + outcome.errors());
        }
        SortedMap<String, String> values = new TreeMap<>();
        outcome.output().lines().map(line -> line.split("\t")).forEach(line -> values.put(line[0], line[1]));
        return values;
    }

    List<String> command(Path dataset) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(probe.get(0));
        command.add(script().toString());
        command.add(dataset.toString());
        return command;
    }

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Path.of("target"), "reader-", ".out");
        Path errors = Files.createTempFile(Path.of("target"), "reader-", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(SCRIPTS.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command.get(0) + " did not end within " + MOST_SECONDS + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    private record Outcome(int exitCode, String output, String errors) {}

    private static final class Tools {

        static final Path FOLDER =
                Path.of("..", ".parcours", "interop").toAbsolutePath().normalize();
        static final String PYTHON =
                FOLDER.resolve("venv").resolve("bin").resolve("python").toString();
        static final Path SPARK_CLASS_PATH = FOLDER.resolve("spark.classpath");
        static final String JAVA =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();

        static List<String> nodeImport(String module) {
            return List.of("node", "--input-type=module", "-e", "import '" + module + "'");
        }
    }
}
