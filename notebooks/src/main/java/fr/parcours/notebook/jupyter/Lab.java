package fr.parcours.notebook.jupyter;

import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** JupyterLab with our kernel, reachable from this machine only and with a token. */
public final class Lab implements AutoCloseable {

    /** Whether a browser is opened on JupyterLab. */
    public enum Browser {
        /** Opens the user's browser. */
        OPEN,
        /** Only tells the address. */
        NONE
    }

    private static final Texts TEXTS = Texts.of(Lab.class);
    private static final String HOST = "127.0.0.1";
    private static final Duration STARTUP = Duration.ofSeconds(90);

    /** What JupyterLab is told beside its defaults, by extension: no news, and names of files in full. */
    private static final Map<String, String> SETTINGS = Map.of(
            "apputils-extension/notification", """
            {"fetchNews": "false", "checkForUpdates": false, "doNotDisturbMode": true}
            """,
            "filebrowser-extension/browser", """
            {"showLastModifiedColumn": false}
            """);

    /** Exports that need programs which are not in the environment: the menu would offer what fails. */
    private static final List<String> NOT_HERE = List.of(
            "PDFExporter",
            "WebPDFExporter",
            "QtPDFExporter",
            "QtPNGExporter",
            "LatexExporter",
            "RSTExporter",
            "ASCIIDocExporter");

    private final Process process;
    private final String url;
    private final Path root;
    private final Thread stopper;
    private boolean stopped;

    private Lab(Process process, String url, Path root) {
        this.process = process;
        this.root = root;
        this.url = url;
        this.stopper = new Thread(this::stop);
        Runtime.getRuntime().addShutdownHook(stopper);
    }

    /**
     * Starts JupyterLab and waits until it answers.
     *
     * @param python environment that holds Jupyter
     * @param notebooks folder shown to the user
     * @param dataset what {@code dataset()} opens in notebooks, empty for none
     * @param port port to listen on, empty for a free one
     * @param browser whether to open a browser
     * @return the running server
     * @throws IOException if its folders cannot be written
     * @throws InvalidInputException if it does not start, such as when the port is taken
     */
    public static Lab start(
            PythonEnvironment python, Path notebooks, Optional<Path> dataset, OptionalInt port, Browser browser)
            throws IOException {
        Path root = Files.createTempDirectory("parcours-lab");
        JupyterFolders folders = new JupyterFolders(root);
        Map<String, String> environment = folders.make();
        KernelSpec.write(
                folders.data(),
                dataset.map(path ->
                                Map.of("PARCOURS_DATASET", path.toAbsolutePath().toString()))
                        .orElse(Map.of()));
        for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
            Path file = folders.settings().resolve("@jupyterlab").resolve(setting.getKey() + ".jupyterlab-settings");
            Files.createDirectories(file.getParent());
            Files.writeString(file, setting.getValue());
        }

        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        int chosen = port.isPresent() ? port.getAsInt() : freePort();
        String page = page(notebooks);
        ProcessBuilder builder = new ProcessBuilder(command(python, chosen, page, browser));
        builder.directory(Files.createDirectories(notebooks).toFile());
        builder.environment().putAll(environment);
        // In the environment, not among the arguments: those can be read by every user of the machine.
        builder.environment().put("JUPYTER_TOKEN", token);
        Path log = root.resolve("jupyterlab.log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        String address = "http://" + HOST + ":" + chosen;
        Lab lab = new Lab(process, address + page + "?token=" + token, root);
        lab.awaitReady(address + "/api/status?token=" + token, log);
        return lab;
    }

    /**
     * Returns the address to open, with its token.
     *
     * @return a URL of this machine: of the first notebook, or of JupyterLab where there is none
     */
    public String url() {
        return url;
    }

    /**
     * Waits until JupyterLab ends.
     *
     * @return its exit code
     * @throws InterruptedException if this thread is interrupted
     */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and the hook is doing what we just did.
            return;
        }
    }

    /** Called by who closes the laboratory and by the end of the JVM, perhaps at once: the first does it all. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        List<ProcessHandle> kernels = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        kernels.forEach(ProcessHandle::destroy);
        try {
            FolderTree.delete(root);
        } catch (IOException | UncheckedIOException e) {
            // A kernel still writing there; the system empties its temporary folder.
            root.toFile().deleteOnExit();
        }
    }

    /** The first notebook, or JupyterLab alone where there is none. */
    private static String page(Path notebooks) throws IOException {
        if (!Files.isDirectory(notebooks)) {
            return "/lab";
        }
        try (Stream<Path> files = Files.list(notebooks)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ipynb"))
                    .min(Comparator.naturalOrder())
                    .map(name -> "/lab/tree/"
                            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                    .orElse("/lab");
        }
    }

    private static List<String> command(PythonEnvironment python, int port, String page, Browser browser) {
        List<String> command = new ArrayList<>(List.of(
                python.python().toString(),
                "-m",
                "jupyterlab",
                "--ServerApp.ip=" + HOST,
                "--ServerApp.port=" + port,
                "--ServerApp.port_retries=0",
                "--ServerApp.answer_yes=True",
                "--LabApp.default_url=" + page,
                "--LabApp.extension_manager=readonly",
                "--LabApp.news_url=None",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
                "--MultiKernelManager.default_kernel_name=" + KernelSpec.NAME,
                "--KernelSpecManager.ensure_native_kernel=False",
                "--KernelSpecManager.allowed_kernelspecs=" + KernelSpec.NAME));
        NOT_HERE.forEach(exporter -> command.add("--" + exporter + ".enabled=False"));
        if (browser == Browser.NONE) {
            command.add("--no-browser");
        }
        if (System.getProperty("user.name").equals("root")) {
            command.add("--allow-root");
        }
        return command;
    }

    private void awaitReady(String status, Path log) throws IOException {
        long deadline = System.nanoTime() + STARTUP.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                close();
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            if (answers(status)) {
                return;
            }
        }
        String said = tail(log);
        close();
        throw new InvalidInputException(TEXTS.format("lab.failed", said));
    }

    private static boolean answers(String status) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(status).toURL().openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
