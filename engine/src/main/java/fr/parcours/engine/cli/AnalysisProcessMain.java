package fr.parcours.engine.cli;

import fr.parcours.engine.benchmark.AnalysisProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What {@code parcours benchmark --rivals} starts to measure one analysis in a process of its own. */
public final class AnalysisProcessMain {

    private AnalysisProcessMain() {}

    /**
     * Prints the key numbers of one analysis.
     *
     * @param arguments as {@link AnalysisProcess#answer}
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(AnalysisProcess.answer(arguments));
    }
}
