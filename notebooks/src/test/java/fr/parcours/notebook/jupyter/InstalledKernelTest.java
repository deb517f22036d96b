package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledKernelTest {

    @TempDir
    private Path folder;

    @Test
    void anyJupyterListsTheKernelUntilItIsRemoved() throws IOException {
        InstalledKernel kernel = InstalledKernel.in(Optional.of(folder));
        assertThat(kernel.install()).content().contains("Java (Parcours)", "--add-opens", "KernelMain", "-cp");
        kernel.install();
        assertThat(kernelspecs()).contains("Java (Parcours)");
        kernel.remove();
        assertThat(kernelspecs()).doesNotContain("Java (Parcours)");
        assertThatThrownBy(kernel::remove)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pas de noyau");
    }

    @Test
    void kernelsOfOthersAreLeftAlone() throws IOException {
        Path other = folder.resolve("share/jupyter/kernels/parcours/kernel.json");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "{}");
        InstalledKernel kernel = InstalledKernel.in(Optional.of(folder));
        assertThatThrownBy(kernel::install).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(kernel::remove).isInstanceOf(InvalidInputException.class);
        assertThat(other).hasContent("{}");
    }

    @Test
    void folderOfTheUserIsTheOneJupyterLooksIn() {
        Path home = Path.of("home");
        Map<String, String> told = Map.of("JUPYTER_DATA_DIR", "ailleurs", "XDG_DATA_HOME", "xdg");
        assertThat(InstalledKernel.ofUser(name -> Optional.ofNullable(told.get(name)), "Linux", home))
                .isEqualTo(Path.of("ailleurs"));
        assertThat(InstalledKernel.ofUser(name -> Optional.empty(), "Linux", home))
                .isEqualTo(home.resolve(".local/share/jupyter"));
        assertThat(InstalledKernel.ofUser(name -> Optional.empty(), "Mac OS X", home))
                .isEqualTo(home.resolve("Library/Jupyter"));
        assertThat(InstalledKernel.ofUser(name -> Optional.empty(), "Windows 11", home))
                .isEqualTo(home.resolve("AppData/Roaming/jupyter"));
    }

    @Test
    void missingPrefixIsTold() {
        assertThatThrownBy(() -> InstalledKernel.in(Optional.of(folder.resolve("absent"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent");
    }

    private String kernelspecs() throws IOException {
        return new ExternalCommand(
                        List.of(
                                TestPython.environment().python().toString(),
                                "-c",
                                "from jupyter_client.kernelspec import KernelSpecManager as M;"
                                        + "print([s['spec']['display_name'] for s in M().get_all_specs().values()])"),
                        Map.of(
                                "JUPYTER_DATA_DIR",
                                folder.resolve("share/jupyter").toString()),
                        folder)
                .run(line -> {})
                .tail();
    }
}
