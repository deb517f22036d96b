package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.engine.SmallDemo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that are well made and signed, and whose contents are not what they are said to be. */
class ReceivedBundleTest {

    private static final String REPORT = "rapport-confidentialite.json";

    @TempDir
    Path folder;

    private BundleBench bench;
    private Path source;
    private Path key;
    private Path there;

    @BeforeEach
    void make() throws IOException {
        bench = new BundleBench(folder);
        source = folder.resolve("source");
        key = folder.resolve("obs-centre.key");
        Files.writeString(folder.resolve("there.signers"), bench.key(key, "obs-centre", ""));
        there = folder.resolve("there");
    }

    private Path bundle(Path dataset, String name, String... more) {
        Path bundle = folder.resolve(name);
        List<String> options = new ArrayList<>(List.of("--sign", key.toString(), "--as", "obs-centre"));
        options.addAll(List.of(more));
        assertThat(bench.export(dataset, bundle, options.toArray(String[]::new)))
                .as(bench.err())
                .isZero();
        return bundle;
    }

    private Path bundleOfThree() {
        assertThat(bench.intake(source, "AGRI", "82", "2009-1", "2009-01-15", 3))
                .isZero();
        return bundle(source, "lot");
    }

    private void refused(Path bundle, String because) throws IOException {
        Map<String, String> before = BundleBench.tree(folder);
        assertThat(bench.take(there, bundle)).as(bench.err()).isEqualTo(ErrorReport.CHECK_FAILED);
        assertThat(bench.err()).contains(because).doesNotContain("Exception");
        assertThat(BundleBench.tree(folder)).isEqualTo(before);
    }

    private void edit(Path bundle, String file, String old, String now) throws IOException {
        String text = Files.readString(bundle.resolve(file));
        assertThat(text).contains(old);
        Files.writeString(bundle.resolve(file), text.replace(old, now));
        BundleBench.resealTags(bundle, key, BundleBench.NAMESPACE);
    }

    @Test
    void theReasonOfAnAcceptedRiskIsTold() throws IOException {
        Path bundle = bundleOfThree();
        edit(bundle, REPORT, "convention d'essai", "convention\\u001b[2J d'essai");
        assertThat(bench.take(there, bundle)).as(bench.err()).isZero();
        assertThat(bench.err())
                .contains("convention<U+001B>[2J d'essai", "k-anonymat")
                .doesNotContain("\u001b");
    }

    @Test
    void aReportThatLiesIsRefused() throws IOException {
        Path bundle = bundleOfThree();
        edit(bundle, REPORT, "\"passed\" : false", "\"passed\" : true");
        refused(bundle, "ne le sont pas");
    }

    @Test
    void figuresThatLieAreRefused() throws IOException {
        Path bundle = bundleOfThree();
        edit(bundle, REPORT, "\"persons_below_k\" : \"<5\"", "\"persons_below_k\" : 0");
        refused(bundle, "chiffres");
    }

    @Test
    void realPartitionsWithoutAReportAreRefused() throws IOException {
        Path bundle = bundleOfThree();
        Files.delete(bundle.resolve(REPORT));
        BundleBench.resealTags(bundle, key, BundleBench.NAMESPACE);
        refused(bundle, REPORT);
    }

    @Test
    void simulatedPartitionsAreTakenWithOrWithoutAReport() throws IOException {
        Path bundle = folder.resolve("lot");
        assertThat(bench.exportWithinThresholds(
                        SmallDemo.get().dataset(), bundle, "--sign", key.toString(), "--as", "obs-centre"))
                .as(bench.err())
                .isZero();
        assertThat(bench.take(there, bundle)).as(bench.err()).isZero();
        assertThat(bench.err()).doesNotContain("Attention", "regarder");

        Files.delete(bundle.resolve(REPORT));
        Path description = bundle.resolve("datapackage.json");
        Files.writeString(
                description,
                Files.readString(description).replaceAll("(\"(id|serie)\" : \")[0-9a-f]{8}", "$100000000"));
        BundleBench.resealTags(bundle, key, BundleBench.NAMESPACE);
        assertThat(bench.take(there, bundle)).as(bench.err()).isZero();
    }

    @Test
    void textsOfTheSenderDoNotReachTheTerminalAsTheyAre() throws IOException {
        Path bundle = bundleOfThree();
        edit(bundle, "datapackage.json", "\"finalite\" : null", "\"finalite\" : \"\\u001b]0;titre\\u0007\"");
        assertThat(bench.take(there, bundle)).as(bench.err()).isZero();
        assertThat(bench.out()).contains("<U+001B>]0;titre<U+0007>").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100KB", "0,1 Mo", "3"})
    void theTotalSizeMayBeSet(String size) throws IOException {
        assertThat(bench.take(there, bundleOfThree(), "--max-size", size))
                .as(bench.err())
                .isZero();
    }

    @Test
    void moreThanTheTotalSizeIsRefusedAndWhatIsNoSizeToo() throws IOException {
        Path bundle = bundleOfThree();
        assertThat(bench.take(there, bundle, "--max-size", "1KB")).isEqualTo(ErrorReport.CHECK_FAILED);
        assertThat(bench.err()).contains("--max-size");
        for (String size : List.of("beaucoup", "-1GB", "0", "10PB", "")) {
            assertThat(bench.take(there, bundle, "--max-size", size)).as(size).isEqualTo(2);
        }
        assertThat(there).doesNotExist();
    }

    @Test
    void importsAtTheSameTimeAreAllInTheRegistry() throws Exception {
        int imports = 4;
        List<Callable<String>> work = new ArrayList<>();
        for (int i = 0; i < imports; i++) {
            String region = List.of("82", "83", "93", "94").get(i);
            assertThat(bench.intake(source, "AGRI", region, "2009-1", "2009-01-15", 3))
                    .isZero();
            Path bundle = bundle(source, "lot-" + region, "--region", region);
            work.add(() -> {
                BundleBench other = new BundleBench(folder);
                return other.take(there, bundle) + other.err();
            });
        }
        ExecutorService together = Executors.newFixedThreadPool(imports);
        for (Future<String> result : together.invokeAll(work)) {
            assertThat(result.get()).startsWith("0");
        }
        together.shutdown();
        assertThat(new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("there.lots.json"))))
                .hasSize(imports);
    }
}
