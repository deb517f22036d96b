package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.parcours.engine.SmallDemo;
import fr.parcours.engine.territory.Communes;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerritoryCommandTest {

    private static final String DATASET = SmallDemo.get().dataset().toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void rateIsGivenPerThousandPeopleAndComparedWithAVariable() throws IOException {
        Path dataset = copy();
        String lines = Nomenclatures.get("departement").entries().stream()
                .map(Nomenclature.Entry::code)
                .filter(code -> List.of("01", "07", "26", "38", "42", "69", "73", "74", "13", "27", "76")
                        .contains(code))
                .flatMap(code -> Stream.of(
                        "departement;" + code + ";2007;actifs;100000;personnes;Insee",
                        "departement;" + code + ";2008;actifs;200000;personnes;Insee",
                        "departement;" + code + ";2008;chomage;" + (5 + code.hashCode() % 7) + ";%;Insee"))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(
                folder.resolve("variables.csv"), "niveau;code;periode;indicateur;valeur;unite;source\n" + lines + "\n");
        assertThat(run("territory", "add-variables", dataset.toString(), file.toString()))
                .as(err.toString())
                .isZero();

        out.getBuffer().setLength(0);
        String[] asked = {"territory", dataset.toString(), "--event", "full", "--unprotected", "--format", "csv"};
        assertThat(run(with(asked, "--per-thousand", "actifs")))
                .as(err.toString())
                .isZero();
        List<String> latest = lineOf("69");
        out.getBuffer().setLength(0);
        assertThat(run(with(asked, "--per-thousand", "actifs:2007"))).isZero();
        List<String> before = lineOf("69");
        long journeys = Long.parseLong(latest.get(3));
        assertThat(Double.parseDouble(latest.get(4))).isCloseTo(journeys / 200.0, within(1e-9));
        assertThat(Double.parseDouble(before.get(4))).isCloseTo(journeys / 100.0, within(1e-9));

        assertThat(run(with(asked, "--correlate", "chomage:2008")))
                .as(err.toString())
                .isZero();
        assertThat(run(with(asked, "--per-thousand", "chomage"))).isEqualTo(2);
        assertThat(err.toString()).contains("« chomage » est en %");
        assertThat(run(with(asked, "--per-thousand", "actifs:1999"))).isEqualTo(2);
        assertThat(err.toString()).contains("1999", "2007, 2008");
        assertThat(run(with(asked, "--per-thousand", "actifs", "--funnel"))).isEqualTo(2);
        assertThat(run(with(asked, "--correlate", "chomage", "--adjust", "sex")))
                .isEqualTo(2);
    }

    private static String[] with(String[] arguments, String... others) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(others)).toArray(String[]::new);
    }

    /** The fields of a département: code, name, people, journeys and so on. */
    private List<String> lineOf(String code) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith(code + ","))
                .map(line -> List.of(line.split(",")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oldRegionsAddUpToTheNewOnes() {
        Map<String, Long> old = journeys("residence_region_2015");
        Map<String, Long> since = journeys("region(2016)");
        assertThat(old.get("*")).isEqualTo(since.get("*")).isPositive();
        assertThat(old).containsKey("82");
        assertThat(since).containsKey("84").doesNotContainKey("82");
        assertThat(since.get("84")).isGreaterThanOrEqualTo(old.get("82"));
    }

    @Test
    void aZoneIsAStratumAndAFilterOfAnyAnalysis() {
        Map<String, Long> regions = journeys("residence_region_2016");
        assertThat(run("flow", DATASET, "--where", "residence_region_2016=84", "--by", "sex", "--format", "csv"))
                .isZero();
        assertThat(run("stock", DATASET, "--by", "residence_region_2016", "--format", "csv"))
                .isZero();
        assertThat(run("territory", DATASET, "--where", "region(2016)=84", "--by", "residence_epci", "--format", "csv"))
                .as(err.toString())
                .isZero();
        assertThat(counts().get("*")).isEqualTo(regions.get("84"));
        assertThat(run("flow", DATASET, "--where", "residence_region_2016=82")).isEqualTo(2);
        assertThat(err.toString()).contains("82", "residence_region_2016", "84");
    }

    @Test
    void aZoningOfTheUserIsReadByAnyAnalysis() throws IOException {
        // The datasets of other tests are not given zonings of this one.
        Path dataset = copy();
        Path file = Files.writeString(
                folder.resolve("bassins.csv"),
                Communes.official().current().stream()
                        .filter(one -> List.of("69", "38").contains(one.departement()))
                        .map(one -> one.code() + ";" + (one.departement().equals("69") ? "Rhône" : "Isère"))
                        .collect(Collectors.joining("\n", "commune;zone\n", "\n")));
        assertThat(run("territory", "add-zoning", dataset.toString(), "bassins", file.toString(), "--label", "Bassins"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("zone_bassins", "2 zones");

        out.getBuffer().setLength(0);
        assertThat(run("territory", "zonings", dataset.toString(), "--format", "csv"))
                .isZero();
        assertThat(out.toString()).contains("zone_bassins,Bassins,residence_commune,2,", "residence_region_2016");

        out.getBuffer().setLength(0);
        assertThat(run("territory", dataset.toString(), "--by", "zone_bassins", "--format", "csv"))
                .as(err.toString())
                .isZero();
        assertThat(counts()).containsKeys("Isère", "Rhône", "?", "*");

        assertThat(run("flow", dataset.toString(), "--by", "zone_autres")).isEqualTo(2);
        assertThat(err.toString()).contains("zone_autres", "zone_bassins");
    }

    @Test
    void variablesOfTheUserSplitAnyAnalysisIntoClasses() throws IOException {
        Path dataset = copy();
        Path file = Files.writeString(
                folder.resolve("chomage.csv"),
                departements().stream()
                        .map(code -> "departement;" + code + ";2008;chomage;" + code.charAt(0) + ",5;%;Essai")
                        .collect(Collectors.joining(
                                "\n", "niveau;code;periode;indicateur;valeur;unite;source\n", "\n")));
        assertThat(run("territory", "add-variables", dataset.toString(), file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("chomage", "échelle departement", "de 2008 à 2008, en %", "Zones sans valeur, 5 : 971, 972");

        out.getBuffer().setLength(0);
        assertThat(run("territory", "variables", dataset.toString(), "--format", "csv"))
                .isZero();
        assertThat(out.toString()).contains("chomage,departement,%,2008,2008,1,96,5,", ",0,Essai");

        out.getBuffer().setLength(0);
        String[] question = {"territory", dataset.toString(), "--entered", "2008", "--by", "variable_chomage/3"};
        assertThat(run(question)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("2 >=3 %", "3 % et plus", "moins de 3 %", "source Essai", "sans valeur (groupe « ? »)");

        assertThat(run("territory", "add-variables", dataset.toString(), file.toString()))
                .as("the same once more changes nothing")
                .isZero();
        Path other = Files.writeString(
                file,
                Files.readString(file).replace("departement;01;2008;chomage;0,5", "departement;01;2008;chomage;9"));
        assertThat(run("territory", "add-variables", dataset.toString(), other.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--replace");
        assertThat(run("territory", "add-variables", dataset.toString(), other.toString(), "--replace"))
                .isZero();
    }

    private static List<String> departements() {
        return Nomenclatures.get("departement").entries().stream()
                .map(Nomenclature.Entry::code)
                .filter(code -> code.length() == 2)
                .toList();
    }

    @Test
    void aNameThatIsNoZoningReachesNoDatabase() {
        assertThat(run("flow", DATASET, "--by", "zone_x; drop table journey")).isEqualTo(2);
        assertThat(err.toString()).contains("zone_x; drop table journey");
    }

    @Test
    void theDatasetIsAskedForWhenNothingElseIs() {
        assertThat(run("territory")).isEqualTo(2);
        assertThat(err.toString()).contains("JEU_DE_DONNÉES");
    }

    @Test
    void viewsOfAnEventExcludeEachOther() {
        assertThat(run("territory", DATASET, "--event", "full", "--funnel")).isZero();
        assertThat(out.toString()).contains("graphique en entonnoir", "Dispersion φ", "dans les limites");
        assertThat(run("territory", DATASET, "--event", "full", "--funnel", "--shrink"))
                .isEqualTo(2);
    }

    @Test
    void theEventAndItsIntervalAreChosen() {
        assertThat(run(
                        "territory",
                        DATASET,
                        "--event",
                        "JURY",
                        "--horizon",
                        "18",
                        "--interval",
                        "exact",
                        "--unprotected"))
                .isZero();
        assertThat(out.toString()).contains("passage devant le jury dans les 18 mois", "Clopper et Pearson");
        assertThat(run("territory", DATASET, "--rate", "--adjust", "sex", "--unprotected"))
                .isZero();
        assertThat(out.toString()).contains("abandon présumé à 24 mois", "Cochran-Mantel-Haenszel");
        assertThat(run("territory", DATASET, "--rate", "--interval", "wald")).isEqualTo(2);
        assertThat(err.toString()).contains("wald", "wilson, exact");
        assertThat(run("territory", DATASET, "--event", "brilliant")).isEqualTo(2);
        assertThat(run("territory", DATASET, "--shrink", "--unprotected", "--adjust", "sex"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--rate");
    }

    @Test
    void standardisationShrinkageAndVariationAreWritten() {
        assertThat(run(
                        "territory",
                        DATASET,
                        "--event",
                        "full",
                        "--standardize",
                        "sex",
                        "--unprotected",
                        "--format",
                        "csv"))
                .isZero();
        assertThat(out.toString()).contains("residence_departement,residence_departement_label,journeys,followed");
        out.getBuffer().setLength(0);
        assertThat(run("territory", DATASET, "--event", "full", "--shrink", "--unprotected", "--format", "json"))
                .isZero();
        assertThat(out.toString()).contains("\"shrunk_lower\"", "shrunk_law");
        assertThat(run("territory", DATASET, "--event", "full", "--overdispersion", "--unprotected"))
                .isZero();
        assertThat(run("territory", DATASET, "--event", "full", "--variation-within", "sex", "--unprotected"))
                .isZero();
        assertThat(run("territory", DATASET, "--variation", "--adjust", "sex,age_band", "--unprotected"))
                .isZero();
        assertThat(out.toString()).contains("Rapport de cotes médian");
    }

    @Test
    void aCrossTableGivesRatesOrMediansWhenAskedTo() {
        assertThat(run("crosstab", DATASET, "--by", "region,level", "--event", "full", "--unprotected"))
                .isZero();
        assertThat(out.toString()).contains("Les groupes diffèrent-ils ?", "Le taux monte-t-il ou descend-il ?");
        assertThat(run("crosstab", DATASET, "--by", "region,sex", "--median", "JURY"))
                .isZero();
        assertThat(out.toString()).contains("Délai médian en mois");
    }

    @Test
    void regionsStandSideBySide() {
        assertThat(run("regions", DATASET, "--event", "full", "--by", "sex", "--unprotected"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Partitions côte à côte", "Comparabilité", "Rhône-Alpes n'existe plus");
        assertThat(run("regions", DATASET, "--by", "sex,level")).isEqualTo(2);
    }

    private Path copy() throws IOException {
        Path dataset = folder.resolve("observatory");
        BundleBench.copyTree(SmallDemo.get().dataset(), dataset);
        return dataset;
    }

    private Map<String, Long> journeys(String by) {
        out.getBuffer().setLength(0);
        assertThat(run("territory", DATASET, "--by", by, "--format", "csv"))
                .as(err.toString())
                .isZero();
        return counts();
    }

    /** Journeys by code; withheld ones are not there. */
    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        List<String> lines = out.toString().lines().toList();
        lines.subList(lines.size() > 1 ? 1 : 0, lines.size()).forEach(line -> {
            String[] fields = line.split(",");
            if (fields.length > 2 && fields[2].matches("\\d+")) {
                counts.put(fields[0], Long.parseLong(fields[2]));
            }
        });
        return counts;
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
