package fr.parcours.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that runs the commands of a file, one a line, and writes what became of each beside it. */
final class ListedCommands {

    static final String SEPARATOR = "\t";

    private ListedCommands() {}

    public static void main(String[] arguments) throws IOException {
        Path list = Path.of(arguments[0]);
        BundleBench bench = new BundleBench(list.getParent());
        int line = 0;
        for (String command : Files.readAllLines(list)) {
            int exit = bench.run(command.split(SEPARATOR));
            Files.writeString(outcome(list, line), exit + "\n" + bench.err());
            line++;
        }
    }

    /** The file of an exit code, on its first line, and of what the command told on standard error. */
    static Path outcome(Path list, int line) {
        return list.resolveSibling("outcome-" + line);
    }
}
