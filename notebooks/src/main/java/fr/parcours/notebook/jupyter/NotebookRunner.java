package fr.parcours.notebook.jupyter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a notebook from top to bottom and writes it as one HTML page that names no machine, user or folder. */
public final class NotebookRunner {

    private static final Texts TEXTS = Texts.of(NotebookRunner.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PythonEnvironment python;
    private final Duration cellTimeout;

    /**
     * Makes a runner.
     *
     * @param python environment that holds Jupyter
     * @param cellTimeout longest time one cell may take
     */
    public NotebookRunner(PythonEnvironment python, Duration cellTimeout) {
        this.python = python;
        this.cellTimeout = cellTimeout;
    }

    /**
     * Runs a notebook.
     *
     * @param notebook the notebook, not changed
     * @param dataset what {@code dataset()} opens in its cells, empty for none
     * @param html where the page goes
     * @param progress follows the cells
     * @throws CellFailedException if a cell fails; the message names the cell and says why
     * @throws InvalidInputException if the notebook cannot be run
     */
    public void run(Path notebook, Optional<Path> dataset, Path html, Progress progress) {
        try {
            Path folder = Files.createTempDirectory("parcours-notebook");
            try {
                run(notebook, dataset, html, progress, folder);
            } finally {
                FolderTree.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Path notebook, Optional<Path> dataset, Path html, Progress progress, Path folder)
            throws IOException {
        JupyterFolders folders = new JupyterFolders(folder.resolve("jupyter"));
        Map<String, String> environment = folders.make();
        KernelSpec.write(
                folders.data(),
                dataset.map(path ->
                                Map.of("PARCOURS_DATASET", path.toAbsolutePath().toString()))
                        .orElse(Map.of()));
        Path work = Files.createDirectories(folder.resolve("work"));
        Path page = folder.resolve("page.html");
        Resources.copy("run_notebook.py", folder.resolve("run_notebook.py"));
        Resources.copy("template/parcours/conf.json", folder.resolve("templates/parcours/conf.json"));
        Resources.copy("template/parcours/index.html.j2", folder.resolve("templates/parcours/index.html.j2"));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("notebook", notebook.toAbsolutePath().toString());
        request.put("kernel", KernelSpec.NAME);
        request.put("timeout", cellTimeout.toSeconds());
        request.put("folder", work.toString());
        request.put("templates", folder.resolve("templates").toString());
        request.put("html", page.toString());
        request.put("replacements", PrivatePaths.of(dataset, folder).pairs());
        Path requestFile = folder.resolve("request.json");
        JSON.writeValue(requestFile.toFile(), request);

        Conversation conversation = new Conversation(notebook.getFileName().toString(), progress);
        ExternalCommand.Ending ending = new ExternalCommand(
                        List.of(
                                python.python().toString(),
                                folder.resolve("run_notebook.py").toString(),
                                requestFile.toString()),
                        environment,
                        work)
                .run(conversation::hear);
        progress.end();
        if (!ending.good()) {
            throw conversation
                    .failure()
                    .orElseGet(() -> new InvalidInputException(
                            TEXTS.format("run.failed", notebook.getFileName(), ending.tail())));
        }
        Files.createDirectories(html.toAbsolutePath().getParent());
        Files.move(page, html, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** Understands what the script says, one JSON object a line; anything else is Jupyter's own chatter. */
    private static final class Conversation {
        private final String name;
        private final Progress progress;
        private Optional<InvalidInputException> failure = Optional.empty();

        Conversation(String name, Progress progress) {
            this.name = name;
            this.progress = progress;
        }

        Optional<InvalidInputException> failure() {
            return failure;
        }

        void hear(String line) {
            if (!line.startsWith("{\"event\"")) {
                return;
            }
            try {
                JsonNode event = JSON.readTree(line);
                int cell = event.path("cell").asInt();
                String message = event.path("message").asText();
                switch (event.path("event").asText()) {
                    case "cells" ->
                        progress.start(
                                TEXTS.format("running", name),
                                event.path("count").asLong());
                    case "done" -> progress.advance(1);
                    case "failed" ->
                        failure = Optional.of(new CellFailedException(
                                TEXTS.format("cell.failed", name, cell, message), cell, message));
                    case "timeout" -> fail("cell.timeout", name, cell);
                    default -> fail("run.failed", name, message);
                }
            } catch (JsonProcessingException e) {
                fail("run.failed", name, line);
            }
        }

        private void fail(String key, Object... values) {
            failure = Optional.of(new InvalidInputException(TEXTS.format(key, values)));
        }
    }
}
