package fr.parcours.notebook.jupyter;

import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Python environment that holds Jupyter in the pinned versions, made on first use.
 *
 * <p>Its folder is named after the digest of the requirements: new requirements make a new environment. Two programs
 * may ask at once: one makes it, the other waits. A half-made environment is made again.
 */
public final class PythonEnvironment {

    private static final Texts TEXTS = Texts.of(PythonEnvironment.class);
    private static final String READY = "parcours-ready";
    private static final String CHECK =
            "import sys; print('%d.%d' % sys.version_info[:2]);" + " sys.exit(0 if sys.version_info >= (3, 10) else 3)";
    private static final Map<String, String> QUIET = Map.of("PIP_DISABLE_PIP_VERSION_CHECK", "1", "PIP_NO_INPUT", "1");

    private final Path folder;

    private PythonEnvironment(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns where environments are kept unless said otherwise.
     *
     * @return the value of the system property {@code parcours.venv}, or {@code .parcours/venv} in the folder of the
     *     program that the launcher tells, or in the working folder
     */
    public static Path defaultFolder() {
        String told = System.getProperty("parcours.venv");
        return told == null ? Path.of(System.getProperty("parcours.home", ""), ".parcours", "venv") : Path.of(told);
    }

    /**
     * Finds the environment, or makes it.
     *
     * @param parent folder of environments, made if needed
     * @param progress follows the installation
     * @return an environment ready for use
     * @throws InvalidInputException if Python is missing, too old or incomplete, or if pip cannot install; the message
     *     says what to do
     */
    public static PythonEnvironment prepare(Path parent, Progress progress) {
        try {
            String requirements = Resources.text("requirements.txt");
            Path folder = parent.toAbsolutePath().resolve(digest(requirements));
            PythonEnvironment environment = new PythonEnvironment(folder);
            if (!environment.ready()) {
                Files.createDirectories(parent);
                environment.makeAlone(requirements, progress);
            }
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds the Python of this machine.
     *
     * @return the command, empty if there is none
     */
    public static Optional<String> systemPython() {
        return Optional.ofNullable(System.getProperty("parcours.python"))
                .map(List::of)
                .orElse(List.of("python3", "python"))
                .stream()
                .filter(python -> version(python).isPresent())
                .findFirst();
    }

    /**
     * Returns the Python of this environment.
     *
     * @return an executable
     */
    public Path python() {
        Path unix = folder.resolve("bin").resolve("python");
        return Files.exists(unix) ? unix : folder.resolve("Scripts").resolve("python.exe");
    }

    private boolean ready() {
        return Files.exists(folder.resolve(READY)) && Files.isExecutable(python());
    }

    private void makeAlone(String requirements, Progress progress) throws IOException {
        Path lockFile = folder.resolveSibling(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !ready()) {
                make(requirements, progress);
            }
        }
    }

    private void make(String requirements, Progress progress) throws IOException {
        String python = systemPython().orElseThrow(() -> new InvalidInputException(TEXTS.format("python.none")));
        ExternalCommand.Ending check = run(List.of(python, "-c", CHECK), Progress.none());
        if (!check.good()) {
            throw new InvalidInputException(TEXTS.format("python.old", python, check.tail()));
        }
        FolderTree.delete(folder);
        progress.start(TEXTS.format("installing"), -1);
        try {
            ExternalCommand.Ending venv = run(List.of(python, "-m", "venv", folder.toString()), progress);
            if (!venv.good()) {
                throw new InvalidInputException(TEXTS.format("venv.failed", python, venv.tail()));
            }
            Path list = folder.resolve("requirements.txt");
            Files.writeString(list, requirements);
            install(list, progress);
            Files.writeString(folder.resolve(READY), "");
        } finally {
            progress.end();
        }
    }

    /** Where a package index cannot be reached, pip's own retries last ten minutes: they come second. */
    private void install(Path list, Progress progress) throws IOException {
        List<String> first =
                List.of(python().toString(), "-m", "pip", "install", "--retries", "0", "-r", list.toString());
        List<String> second = new ArrayList<>(first);
        second.removeAll(List.of("--retries", "0"));
        ExternalCommand.Ending ending = run(first, progress);
        if (!ending.good()) {
            ending = run(second, progress);
        }
        if (!ending.good()) {
            throw new InvalidInputException(TEXTS.format("pip.failed", ending.tail()));
        }
    }

    private static ExternalCommand.Ending run(List<String> command, Progress progress) throws IOException {
        return new ExternalCommand(command, QUIET, Path.of("").toAbsolutePath()).run(line -> progress.advance(1));
    }

    private static Optional<String> version(String python) {
        try {
            ExternalCommand.Ending ending = run(List.of(python, "--version"), Progress.none());
            return ending.good() ? Optional.of(ending.tail()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
