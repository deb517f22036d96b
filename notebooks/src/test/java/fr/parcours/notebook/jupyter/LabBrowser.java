package fr.parcours.notebook.jupyter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person in front of JupyterLab: sees what is on the page, and has a keyboard and a mouse. */
final class LabBrowser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration APPEARANCE = Duration.ofSeconds(3);

    private static final String KERNEL = ".jp-KernelName";
    private static final String IDLE = ".jp-Notebook-ExecutionIndicator[data-status='idle']";

    private static final By CODE_CELLS = By.cssSelector(".jp-Notebook .jp-CodeCell");
    private static final By RUNNING = By.xpath("//*[contains(@class,'jp-InputPrompt') and contains(.,'[*]')]");

    private final ChromeDriver driver;
    private final WebDriverWait wait;

    private LabBrowser(ChromeDriver driver) {
        this.driver = driver;
        this.wait = new WebDriverWait(driver, PATIENCE);
    }

    /**
     * Opens the browser of this machine, if there is one with its driver; {@code -Dparcours.browser=false} leaves it
     * out.
     */
    static Optional<LabBrowser> open(Path downloads) {
        Optional<Path> browser = program("chromium", "google-chrome");
        Optional<Path> driver = program("chromedriver");
        if (System.getProperty("parcours.browser", "true").equals("false") || browser.isEmpty() || driver.isEmpty()) {
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-proxy-server",
                "--lang=fr",
                "--window-size=1400,1000");
        options.setExperimentalOption("prefs", Map.of("profile.default_content_settings.popups", 0));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.get().toFile())
                .build();
        ChromeDriver opened = new ChromeDriver(service, options);
        opened.executeCdpCommand(
                "Browser.setDownloadBehavior",
                Map.of(
                        "behavior",
                        "allow",
                        "downloadPath",
                        downloads.toAbsolutePath().toString()));
        return Optional.of(new LabBrowser(opened));
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a notebook, and waits until its kernel is there. */
    void openNotebook(String lab, String name) {
        driver.get(lab.replaceFirst("/lab[^?]*\\?", "/lab/tree/" + name + "?reset&"));
        wait.until(ExpectedConditions.presenceOfElementLocated(CODE_CELLS));
        wait.until(unused -> {
            return all(KERNEL).stream().anyMatch(kernel -> kernel.getText().equals("Java (Parcours)"))
                    && !all(IDLE).isEmpty();
        });
    }

    /** Chooses an entry of a menu, by the texts that are in sight. */
    void menu(String... path) {
        click(By.xpath("//div[contains(@class,'lm-MenuBar-itemLabel') and normalize-space()='" + path[0] + "']"));
        for (int i = 1; i < path.length; i++) {
            By entry = By.xpath("//li[contains(@class,'lm-Menu-item')][.//div[contains(@class,'lm-Menu-itemLabel') "
                    + "and starts-with(normalize-space(),'" + path[i] + "')]]");
            wait.until(ExpectedConditions.elementToBeClickable(entry));
            if (i < path.length - 1) {
                new Actions(driver).moveToElement(driver.findElement(entry)).perform();
                driver.findElement(entry).click();
            } else {
                driver.findElement(entry).click();
            }
        }
    }

    /** What a dialog in front of the page says, empty if there is none. */
    String dialog() {
        return String.join(
                "\n", all(".jp-Dialog").stream().map(WebElement::getText).toList());
    }

    /** Waits until no cell runs. */
    void awaitEnd() {
        try {
            new WebDriverWait(driver, APPEARANCE).until(ExpectedConditions.numberOfElementsToBeMoreThan(RUNNING, 0));
        } catch (TimeoutException e) {
            // They ended before anybody saw them run.
        }
        wait.until(ExpectedConditions.numberOfElementsToBe(RUNNING, 0));
    }

    void awaitRunning() {
        wait.until(ExpectedConditions.numberOfElementsToBeMoreThan(RUNNING, 0));
    }

    /** Replaces the text of a code cell, counted from 0, as a person does. */
    void rewrite(int cell, String code) {
        WebElement editor = driver.findElements(CODE_CELLS).get(cell).findElement(By.cssSelector(".cm-content"));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", editor);
        editor.click();
        editor.sendKeys(Keys.chord(Keys.CONTROL, "a"));
        editor.sendKeys(Keys.DELETE);
        // Brackets are closed by the editor: text is inserted as by pasting.
        driver.executeCdpCommand("Input.insertText", Map.of("text", code));
    }

    String source(int cell) {
        return driver.findElements(CODE_CELLS)
                .get(cell)
                .findElement(By.cssSelector(".cm-content"))
                .getText();
    }

    /** The pages of outputs, as HTML. */
    String outputs() {
        return String.join(
                "\n",
                driver.findElements(By.cssSelector(".jp-OutputArea-output")).stream()
                        .map(output -> output.getAttribute("innerHTML"))
                        .toList());
    }

    /** What is in sight and chosen by a selector. */
    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void click(By what) {
        wait.until(ExpectedConditions.elementToBeClickable(what)).click();
    }

    /** Waits until a file of some kind was downloaded. */
    Path awaitDownload(Path downloads, String extension) {
        return wait.until(unused -> {
            try (Stream<Path> files = Files.list(downloads)) {
                return files.filter(file -> file.toString().endsWith(extension))
                        .findFirst()
                        .orElse(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        driver.quit();
    }
}
