package fr.parcours.notebook.jupyter;

import fr.parcours.layout.FolderTree;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import fr.parcours.notebook.kernel.KernelMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Our kernel in a Jupyter that is not ours. It starts this very program: where that moves, it must be installed again.
 *
 * @param data the data folder of that Jupyter
 */
public record InstalledKernel(Path data) {

    private static final Texts TEXTS = Texts.of(InstalledKernel.class);

    /**
     * Chooses where.
     *
     * @param prefix folder of a Python environment; empty for the Jupyter of the user
     * @return the kernel there
     * @throws InvalidInputException if there is no such folder
     */
    public static InstalledKernel in(Optional<Path> prefix) {
        prefix.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new InvalidInputException(TEXTS.format("kernel.prefix", folder));
        });
        return new InstalledKernel(prefix.map(folder -> folder.resolve("share").resolve("jupyter"))
                .orElseGet(() -> ofUser(
                        name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()),
                        System.getProperty("os.name"),
                        Path.of(System.getProperty("user.home")))));
    }

    /** The data folder of a user, as Jupyter itself finds it. */
    static Path ofUser(Function<String, Optional<String>> environment, String system, Path home) {
        Optional<String> told = environment.apply("JUPYTER_DATA_DIR");
        if (told.isPresent()) {
            return Path.of(told.get());
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        if (name.startsWith("windows")) {
            return environment
                    .apply("APPDATA")
                    .map(Path::of)
                    .orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("jupyter");
        }
        return environment
                .apply("XDG_DATA_HOME")
                .map(Path::of)
                .orElse(home.resolve(".local").resolve("share"))
                .resolve("jupyter");
    }

    /**
     * Installs the kernel, or brings it up to date.
     *
     * @return its specification
     * @throws InvalidInputException if another kernel has its name or the folder cannot be written to
     */
    public Path install() {
        try {
            if (Files.exists(file())) {
                mustBeOurs();
            }
            return KernelSpec.write(data, Map.of());
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("kernel.unwritable", folder()), e);
        }
    }

    /**
     * Removes the kernel.
     *
     * @return the folder that is gone
     * @throws InvalidInputException if it is not there, or what is there is not ours
     */
    public Path remove() {
        try {
            if (Files.notExists(file())) {
                throw new InvalidInputException(TEXTS.format("kernel.absent", folder()));
            }
            mustBeOurs();
            FolderTree.delete(folder());
            return folder();
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("kernel.unwritable", folder()), e);
        }
    }

    private void mustBeOurs() throws IOException {
        if (!Files.readString(file()).contains(KernelMain.class.getName())) {
            throw new InvalidInputException(TEXTS.format("kernel.other", file()));
        }
    }

    private Path file() {
        return folder().resolve("kernel.json");
    }

    private Path folder() {
        return data.resolve("kernels").resolve(KernelSpec.NAME);
    }
}
