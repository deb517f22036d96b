package fr.parcours.notebook.chart;

import fr.parcours.engine.result.Result;
import fr.parcours.notebook.SampleCurves;
import fr.parcours.notebook.SampleProcessMap;
import fr.parcours.notebook.SampleResults;
import fr.parcours.notebook.SampleTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** Draws every kind of chart into a folder, to be looked at by a person. */
final class DrawSamples {

    private DrawSamples() {}

    /** Every kind of chart, with few strata and with many. */
    static Map<String, Result> results() {
        Map<String, Result> results = new LinkedHashMap<>();
        results.put("survival-1", SampleResults.duration(""));
        results.put("survival-3", SampleResults.duration("Niveau 3", "Niveau 4", "Niveau 5"));
        results.put(
                "survival-7",
                SampleResults.duration(
                        "Niveau 3",
                        "Niveau 4",
                        "Niveau 5",
                        "Niveau 6",
                        "Certificat de qualification professionnelle des métiers de la métallurgie",
                        "Niveau 8",
                        "Non renseigné"));
        results.put("funnel-1", SampleResults.flow(""));
        results.put("funnel-3", SampleResults.flow("Niveau 3", "Niveau 4", "Niveau 5"));
        results.put("profile-1", SampleResults.profile(""));
        results.put("profile-2", SampleResults.profile("Niveau 3", "Niveau 4"));
        results.put("dropout-1", SampleResults.dropOut(""));
        results.put("dropout-4", SampleResults.dropOut("Niveau 3", "Niveau 4", "Niveau 5", "Niveau 6"));
        results.put("territory", SampleResults.territory());
        results.put("funnel-plot", SampleResults.funnelPlot());
        String[] three = {"Niveau 3", "Niveau 4", "Niveau 5"};
        String[] eight = {"23", "24", "25", "26", "42", "43", "Certificat de qualification professionnelle", "82"};
        results.put("outcome-1", SampleCurves.outcomes(""));
        results.put("outcome-3", SampleCurves.outcomes("Femmes", "Hommes", "*"));
        results.put("outcome-8", SampleCurves.outcomes(eight));
        results.put("occupation-1", SampleCurves.occupation(true, ""));
        results.put("occupation-3", SampleCurves.occupation(false, three));
        results.put("hazard-1", SampleCurves.hazard(""));
        results.put("hazard-4", SampleCurves.hazard("Niveau 3", "Niveau 4", "Niveau 5", "Niveau 6"));
        results.put("series-1", SampleCurves.series(""));
        results.put("series-3", SampleCurves.series(three));
        results.put("stock-1", SampleCurves.stock(""));
        results.put("stock-2", SampleCurves.stock("Femmes", "Hommes"));
        results.put("forest", SampleTables.model());
        results.put(
                "crosstab-5",
                SampleTables.crosstab(6, "Niveau 3", "Niveau 4", "Niveau 5", "Niveau 6", "Non renseigné"));
        String[] many = IntStream.rangeClosed(1, 22)
                .mapToObj(i -> "Groupe de spécialités " + i)
                .toArray(String[]::new);
        results.put("crosstab-22", SampleTables.crosstab(30, many));
        results.put("map-1", SampleProcessMap.map(""));
        results.put("map-2", SampleProcessMap.map("Femmes", "Hommes"));
        return results;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, Result> entry : results().entrySet()) {
            XYChart chart = Charts.of(entry.getValue()).orElseThrow();
            for (String extension : List.of(".png", ".svg", ".pdf")) {
                ChartFiles.save(chart, folder.resolve(entry.getKey() + extension));
            }
        }
    }
}
