package fr.parcours.notebook.display;

import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.function.Function;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * Teaches a kernel to show our values. Found by the service loader: by ours, and by JJava with our classes on its path.
 */
public final class DisplayExtension implements Extension {

    /** Creates the extension. */
    public DisplayExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        CellProgress.showIn(kernel.getIO().display);
        Renderer renderer = kernel.getRenderer();
        register(renderer, Result.class, Display::of);
        register(renderer, ResultTable.class, Display::of);
        register(renderer, Table.class, Display::of);
        register(renderer, Chart.class, Display::of);
        register(renderer, Paragraph.class, Display::of);
    }

    private static <T> void register(Renderer renderer, Class<T> type, Function<T, DisplayData> display) {
        renderer.createRegistration(type)
                .preferring("text/html")
                .register((value, context) -> context.getOutputContainer().assign(display.apply(value)));
    }
}
