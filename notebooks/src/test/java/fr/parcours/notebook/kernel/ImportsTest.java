package fr.parcours.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImportsTest {

    @Test
    void guideTellsOtherKernelsWhatToImport() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "guide", "etudes-et-rapports.md")))
                .contains("```java\n" + String.join("\n", Imports.ALL) + "\n```");
    }
}
