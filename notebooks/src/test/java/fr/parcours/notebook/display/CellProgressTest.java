package fr.parcours.notebook.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CellProgressTest {

    private final Cell cell = new Cell();
    private final CellProgress progress = new CellProgress();

    @BeforeEach
    void open() {
        CellProgress.showIn(cell);
    }

    @AfterEach
    void close() {
        progress.end();
        CellProgress.showIn(null);
    }

    @Test
    @Timeout(60)
    void longWorkIsShownInOnePlaceThatIsEmptyAfterwards() throws InterruptedException {
        progress.start("Préparation", 4);
        progress.advance(1);
        cell.await("Préparation… 25 %");
        progress.advance(2);
        cell.await("Préparation… 75 %");
        progress.end();

        assertThat(cell.places).doesNotContainNull().hasSizeGreaterThan(2);
        assertThat(cell.places.stream().distinct()).hasSize(1);
        assertThat(cell.html.get(0)).contains("<progress max=\"4\" value=\"1\">", "Préparation");
        assertThat(cell.html.get(cell.html.size() - 1)).isEmpty();
    }

    @Test
    void shortWorkShowsNothing() {
        progress.start("Préparation", 4);
        progress.advance(4);
        progress.end();
        assertThat(cell.html).isEmpty();
    }

    @Test
    @Timeout(60)
    void workOfUnknownLengthShowsForHowLongItRuns() throws InterruptedException {
        progress.start("Préparation", -1);
        cell.await("Préparation… (2 s)");
        assertThat(cell.html.get(0)).contains("<progress></progress>");
    }

    /** What a front end is sent. */
    private static final class Cell extends DisplayStream {
        private final List<String> html = new CopyOnWriteArrayList<>();
        private final List<String> text = new CopyOnWriteArrayList<>();
        private final List<String> places = new CopyOnWriteArrayList<>();

        @Override
        public boolean isAttached() {
            return true;
        }

        @Override
        public void display(DisplayData data) {
            add(data.getDisplayId(), data);
        }

        @Override
        public void updateDisplay(String place, DisplayData data) {
            add(place, data);
        }

        private void add(String place, DisplayData data) {
            places.add(place);
            html.add(String.valueOf(data.getData(MIMEType.TEXT_HTML)));
            text.add(String.valueOf(data.getData(MIMEType.TEXT_PLAIN)));
        }

        void await(String wanted) throws InterruptedException {
            while (text.stream()
                    .noneMatch(shown ->
                            shown.replace('\u202f', ' ').replace('\u00a0', ' ').startsWith(wanted))) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }
}
