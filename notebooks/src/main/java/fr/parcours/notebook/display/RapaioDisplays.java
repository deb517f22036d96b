package fr.parcours.notebook.display;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * Teaches the kernel of rapaio to show our values. Found by its service loader where our classes are on its class path;
 * nothing else loads it.
 */
public final class RapaioDisplays implements DisplayProvider {

    /** Creates the provider. */
    public RapaioDisplays() {}

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        List<DisplayRenderer> renderers = new ArrayList<>();
        ShownTypes.addTo(new ShownTypes.Registry() {
            @Override
            public <T> void add(
                    Class<T> type, Function<T, org.dflib.jjava.jupyter.kernel.display.DisplayData> display) {
                renderers.add(new Shown<>(type, display));
            }
        });
        return renderers;
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private record Shown<T>(
            Class<T> rendererClass, Function<T, org.dflib.jjava.jupyter.kernel.display.DisplayData> display)
            implements DisplayRenderer {

        @Override
        public boolean canRender(String mime) {
            return true;
        }

        @Override
        public DisplayData render(String mime, Object value) {
            var shown = display.apply(rendererClass.cast(value));
            DisplayData data = DisplayData.fromText(String.valueOf(shown.getData(MIMEType.TEXT_PLAIN)));
            data.putHTML(String.valueOf(shown.getData(MIMEType.TEXT_HTML)));
            return data;
        }
    }
}
