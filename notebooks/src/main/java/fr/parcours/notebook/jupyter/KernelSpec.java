package fr.parcours.notebook.jupyter;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.notebook.kernel.KernelMain;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registers our kernel with a Jupyter that looks for kernels in a folder of ours. */
public final class KernelSpec {

    /** Name by which notebooks ask for the kernel. */
    public static final String NAME = "parcours";

    private static final String DISPLAY_NAME = "Java (Parcours)";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What makes the launcher's own start fast and silent serves the kernel too, which has the same class path. */
    private static final List<String> STARTUP_FLAGS =
            List.of("-XX:SharedArchiveFile=", "-XX:AOTCache=", "-XX:+UseSerialGC", "-Xlog:");

    private KernelSpec() {}

    /**
     * Writes the specification: the kernel runs on this very Java with this very class path.
     *
     * @param dataFolder a folder that Jupyter finds through {@code JUPYTER_PATH}
     * @param environment variables of the kernel
     * @return the file written
     * @throws IOException if it cannot be written
     */
    public static Path write(Path dataFolder, Map<String, String> environment) throws IOException {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("argv", command());
        spec.put("display_name", DISPLAY_NAME);
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        spec.put("env", environment);
        Path file = dataFolder.resolve("kernels").resolve(NAME).resolve("kernel.json");
        Files.createDirectories(file.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), spec);
        return file;
    }

    static List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        passOn(command, "java.library.path");
        passOn(command, "parcours.lang");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> STARTUP_FLAGS.stream().anyMatch(argument::startsWith))
                .forEach(command::add);
        command.add("-cp");
        command.add(absolute(System.getProperty("java.class.path")));
        command.add(KernelMain.class.getName());
        command.add("{connection_file}");
        return command;
    }

    private static List<String> flags() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Resources.text("kernel.properties")));
        return Stream.of(properties.getProperty("jvm.flags").trim().split("\\s+"))
                .toList();
    }

    private static void passOn(List<String> command, String property) {
        String value = System.getProperty(property);
        if (value != null && !value.isEmpty()) {
            command.add("-D" + property + "=" + value);
        }
    }

    /** The kernel runs in another folder: entries relative to ours would be lost. */
    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
