package fr.parcours.notebook.chart;

import fr.parcours.engine.result.Result;
import fr.parcours.notebook.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws every kind of chart into a folder, to be looked at by a person. */
final class DrawSamples {

    private DrawSamples() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Result> results = new LinkedHashMap<>();
        results.put("survival-1", SampleResults.duration(""));
        results.put("survival-3", SampleResults.duration("Niveau 3", "Niveau 4", "Niveau 5"));
        results.put("funnel-1", SampleResults.flow(""));
        results.put("funnel-3", SampleResults.flow("Niveau 3", "Niveau 4", "Niveau 5"));
        results.put("dropout-1", SampleResults.dropOut(""));
        results.put("dropout-4", SampleResults.dropOut("Niveau 3", "Niveau 4", "Niveau 5", "Niveau 6"));
        results.put("territory", SampleResults.territory());
        results.put("funnel-plot", SampleResults.funnelPlot());
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, Result> entry : results.entrySet()) {
            Picture picture = Picture.of(Charts.of(entry.getValue()).orElseThrow());
            Files.write(folder.resolve(entry.getKey() + ".png"), picture.png());
        }
    }
}
