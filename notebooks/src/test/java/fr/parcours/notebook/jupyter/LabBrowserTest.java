package fr.parcours.notebook.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.demo.Demo;
import fr.parcours.engine.demo.Simulator;
import fr.parcours.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A new user opens a study in JupyterLab, runs it, changes a parameter, stops a cell and takes the page away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabBrowserTest {

    private static final String STUDY = "04-durees-et-issues";

    @TempDir
    private static Path folder;

    private static Path downloads;
    private static Lab lab;
    private static LabBrowser browser;

    @BeforeAll
    static void open() throws IOException {
        PythonEnvironment python = TestPython.environment();
        downloads = Files.createDirectories(folder.resolve("downloads"));
        Optional<LabBrowser> opened = LabBrowser.open(downloads);
        Assumptions.assumeTrue(opened.isPresent(), "Skipped: needs chromium and its chromedriver.");
        browser = opened.get();
        Demo demo = new Demo(folder.resolve("demo"), Simulator.defaults().withScale(0.02));
        demo.takeIn(demo.simulate(Progress.none()), Progress.none());
        Path notebooks = folder.resolve("notebooks");
        Studies.copyTo(notebooks);
        lab = Lab.start(python, notebooks, Optional.of(demo.dataset()), OptionalInt.empty(), Lab.Browser.NONE);
        browser.openNotebook(lab.url(), STUDY + ".ipynb");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    @Order(1)
    void everyCellOfAStudyRunsAndShowsTablesAndCharts() {
        browser.menu("Run", "Run All Cells");
        browser.awaitEnd();
        assertThat(browser.dialog()).isEmpty();
        assertThat(browser.all(".jp-OutputArea-output table.parcours-table")).hasSizeGreaterThan(6);
        assertThat(browser.all(".jp-OutputArea-output img, .jp-OutputArea-output svg[role='img']"))
                .hasSizeGreaterThan(1)
                .allMatch(picture -> picture.getSize().getWidth() > 300);
        assertThat(browser.all("[data-mime-type='application/vnd.jupyter.stderr'], .jp-mod-error"))
                .isEmpty();
        assertThat(browser.outputs()).contains("Niveau 3").doesNotContain("Femmes");
        assertThat(browser.all(".Toastify__toast")).as("notifications").isEmpty();
    }

    @Test
    @Order(2)
    void anotherStratumIsAWordInTheFirstCell() {
        browser.rewrite(0, browser.source(0).replace("level();", "sex();"));
        browser.menu("Run", "Run All Cells");
        browser.awaitEnd();
        assertThat(browser.outputs()).contains("Femmes", "Hommes");
    }

    @Test
    @Order(3)
    void aChartIsSavedByTheLinkBelowIt() throws IOException {
        browser.click(By.cssSelector("a.parcours-save"));
        Path drawing = browser.awaitDownload(downloads, ".svg");
        assertThat(Files.readString(drawing)).startsWith("<?xml").contains("<svg xmlns=", "role=\"img\"");
    }

    @Test
    @Order(4)
    void aCellThatDoesNotEndIsStopped() {
        browser.rewrite(1, "while (true) { Thread.sleep(10); }");
        browser.menu("Run", "Run Selected Cell");
        browser.awaitRunning();
        browser.menu("Kernel", "Interrupt Kernel");
        browser.awaitEnd();
        assertThat(browser.outputs()).contains("Cellule interrompue").doesNotContain("at java.base");
    }

    @Test
    @Order(5)
    void theNotebookIsTakenAwayAsAPage() throws IOException {
        browser.menu("File", "Save and Export Notebook As", "HTML");
        browser.click(By.cssSelector(".jp-Dialog .jp-mod-accept"));
        Path page = browser.awaitDownload(downloads, ".html");
        assertThat(Files.readString(page)).contains("Femmes", "parcours-table");
    }
}
