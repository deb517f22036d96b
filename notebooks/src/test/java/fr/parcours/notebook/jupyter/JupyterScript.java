package fr.parcours.notebook.jupyter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A Python script of the test resources, a Jupyter client that says in one line of JSON what it saw. */
final class JupyterScript {

    private final Path folder;
    private final JupyterFolders folders;
    private final Map<String, String> environment;

    /**
     * Makes the folders of a Jupyter of its own.
     *
     * @param folder an empty folder
     */
    JupyterScript(Path folder) throws IOException {
        this.folder = folder;
        this.folders = new JupyterFolders(folder.resolve("jupyter"));
        this.environment = folders.make();
    }

    /** Where its kernels are described. */
    Path data() {
        return folders.data();
    }

    /** Runs a script to its end; what it saw is asked of the ending. */
    Ending run(String name, String... arguments) throws IOException {
        Path script = folder.resolve(name);
        Resources.copy(name, script);
        AtomicReference<String> last = new AtomicReference<>("");
        List<String> command = Stream.concat(
                        Stream.of(TestPython.environment().python().toString(), script.toString()),
                        Stream.of(arguments))
                .toList();
        ExternalCommand.Ending ending = new ExternalCommand(command, environment, folder).run(last::set);
        return new Ending(ending.exit(), ending.tail(), last.get());
    }

    /**
     * How a script ended.
     *
     * @param exit its exit code
     * @param tail the last lines it printed
     * @param last the very last one
     */
    record Ending(int exit, String tail, String last) {

        /** What the script saw; the test fails if the script did. */
        JsonNode seen() throws IOException {
            if (exit != 0) {
                throw new AssertionError(tail);
            }
            return new ObjectMapper().readTree(last);
        }
    }
}
