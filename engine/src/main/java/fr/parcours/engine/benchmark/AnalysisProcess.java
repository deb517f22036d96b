package fr.parcours.engine.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.Observatory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One analysis by this software, or its statements alone, in a Java of its own with the settings of ours. */
public final class AnalysisProcess {

    /** Prints what {@link #answer} gives; only the command line writes to the standard streams. */
    private static final String MAIN = "fr.parcours.engine.cli.AnalysisProcessMain";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AnalysisProcess() {}

    /**
     * Gives the key numbers of an analysis as JSON; with a file of statements, runs these and gives an empty object.
     *
     * @param arguments dataset, name of the analysis, and perhaps a JSON file with its statements
     * @return one JSON object
     * @throws IOException if the file of statements cannot be read
     */
    public static String answer(String... arguments) throws IOException {
        Path dataset = Path.of(arguments[0]);
        MeasuredAnalysis analysis = MeasuredAnalysis.valueOf(arguments[1]);
        if (arguments.length > 2) {
            List<String> statements = MAPPER.readValue(Path.of(arguments[2]).toFile(), new TypeReference<>() {});
            new AnalysisBenchmark(dataset, analysis).bare(statements);
            return "{}";
        }
        try (Observatory observatory = Observatory.open(dataset)) {
            return KeyNumbers.of(analysis, analysis.unprotected(observatory).table())
                    .json();
        }
    }

    static List<String> engine(Path dataset, MeasuredAnalysis analysis) {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(dataset.toString(), analysis.name()));
        return command;
    }

    static List<String> bare(Path dataset, MeasuredAnalysis analysis, Path statements) {
        List<String> command = new ArrayList<>(engine(dataset, analysis));
        command.add(statements.toString());
        return command;
    }

    /** Writes statements to a file for {@link #bare}. */
    static void write(List<String> statements, Path file) throws IOException {
        Files.write(file, MAPPER.writeValueAsBytes(statements));
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Agents watch this process, not those it measures.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent") && !argument.startsWith("-agentlib"))
                .forEach(command::add);
        // As the launcher does for commands that end soon.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        return command;
    }
}
