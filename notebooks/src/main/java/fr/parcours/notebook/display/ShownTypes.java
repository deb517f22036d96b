package fr.parcours.notebook.display;

import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultTable;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** The one list of what is not shown as the text it is. */
final class ShownTypes {

    /** Where a kernel keeps how values are shown. */
    interface Registry {
        /** Adds a type and what shows its values. */
        <T> void add(Class<T> type, Function<T, DisplayData> display);
    }

    private ShownTypes() {}

    static void addTo(Registry registry) {
        registry.add(Result.class, Display::of);
        registry.add(ResultTable.class, Display::of);
        registry.add(Table.class, Display::of);
        registry.add(Chart.class, Display::of);
        registry.add(Paragraph.class, Display::of);
    }
}
