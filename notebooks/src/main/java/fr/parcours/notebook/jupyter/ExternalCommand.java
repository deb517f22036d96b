package fr.parcours.notebook.jupyter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program of the machine, run to its end.
 *
 * @param command the program and its arguments
 * @param environment variables added to ours
 * @param folder where it runs
 */
record ExternalCommand(List<String> command, Map<String, String> environment, Path folder) {

    private static final int KEPT_LINES = 12;

    /**
     * How a program ended.
     *
     * @param exit its exit code
     * @param tail the last lines it wrote
     */
    record Ending(int exit, String tail) {
        boolean good() {
            return exit == 0;
        }
    }

    ExternalCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Runs the program; it is stopped if our thread is interrupted.
     *
     * @param line receives each line that it writes, on either stream
     * @return how it ended
     * @throws IOException if it cannot be started
     */
    Ending run(Consumer<String> line) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        Deque<String> tail = new ArrayDeque<>();
        try (BufferedReader output = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            process.getOutputStream().close();
            for (String text = output.readLine(); text != null; text = output.readLine()) {
                if (tail.size() == KEPT_LINES) {
                    tail.removeFirst();
                }
                tail.addLast(text);
                line.accept(text);
            }
            return new Ending(process.waitFor(), String.join("\n", tail));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new java.io.InterruptedIOException(command.get(0)));
        } finally {
            process.destroy();
            removeHook(stop);
        }
    }

    private static void removeHook(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is already at work.
            stop.setDaemon(false);
        }
    }
}
