package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {

    @TempDir
    private Path folder;

    @Test
    void labAnswersHereWithItsTokenAndShowsOurKernelAndStudies() throws Exception {
        Path notebooks = folder.resolve("notebooks");
        Studies.copyTo(notebooks);
        try (Lab lab = start(notebooks, OptionalInt.empty())) {
            assertThat(lab.url())
                    .matches("http://127\\.0\\.0\\.1:\\d+/lab/tree/01-premiers-pas.ipynb\\?token=[0-9a-f]{48}");
            assertThat(status(lab.url())).isEqualTo(200);
            assertThat(status(lab.url()
                            .replace("/lab/tree/01-premiers-pas.ipynb?", "/api/contents?")
                            .replaceFirst("token=.*", "token=wrong")))
                    .isEqualTo(403);
            assertThat(body(lab.url().replace("/lab/tree/01-premiers-pas.ipynb?", "/api/kernelspecs?")))
                    .contains("\"default\": \"parcours\"", "Java (Parcours)");
            assertThat(body(lab.url().replace("/lab/tree/01-premiers-pas.ipynb?", "/api/contents?")))
                    .contains("01-premiers-pas.ipynb");
            assertThat(body(lab.url().replace("/lab/tree/01-premiers-pas.ipynb?", "/api/nbconvert?")))
                    .contains("\"html\"")
                    .doesNotContain("pdf", "latex", "rst");
        }
    }

    @Test
    void takenPortIsTold() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(folder, OptionalInt.of(taken.getLocalPort())))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("JupyterLab n’a pas démarré");
        }
    }

    @Test
    void copiesOfStudiesThatWereChangedAreKept() throws IOException {
        Path copy = Studies.copyTo(folder).get(0);
        Files.writeString(copy, "mine");
        Studies.copyTo(folder);
        assertThat(copy).hasContent("mine");
    }

    private static Lab start(Path notebooks, OptionalInt port) throws IOException {
        return Lab.start(TestPython.environment(), notebooks, Optional.empty(), port, Lab.Browser.NONE);
    }

    private static int status(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String body(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
