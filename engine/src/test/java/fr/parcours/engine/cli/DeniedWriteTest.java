package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parcours.layout.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that write, with every file and folder in turn that they may not write to. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Has other permissions than POSIX.")
class DeniedWriteTest {

    private static final Set<PosixFilePermission> NO_WRITE = PosixFilePermissions.fromString("r-xr-xr-x");
    private static final Set<PosixFilePermission> NOTHING = PosixFilePermissions.fromString("---------");
    private static final Path PARTITION = Path.of("observatory/region=82/campaign=2009-1");
    private static final Path REJECTED = Path.of("observatory.local/quarantine/region=82/campaign=2009-1");
    private static final String SOME_REJECTED = "N° dossier;Dépôt\nA1;0%1$d/01/2009\nA2;3%1$d/02/2009\n";

    @TempDir
    Path folder;

    private Path model;
    private BundleBench bench;
    private final List<Case> cases = new ArrayList<>();

    /** A command on a dataset in a place of its own, where one path is without rights. */
    private record Case(Path place, Path denied, List<String> command) {

        @Override
        public String toString() {
            return command.get(0) + " without rights on " + denied;
        }
    }

    /** A dataset that has a bundle, two revisions of its own since, rejected rows, and what a killed writer left. */
    @BeforeEach
    void make() throws IOException {
        bench = new BundleBench(folder);
        model = Files.createDirectory(folder.resolve("model"));
        Path observatory = model.resolve("observatory");
        Path elsewhere = folder.resolve("elsewhere");
        take(elsewhere, "82", 3);
        export(elsewhere, "first");
        take(elsewhere, "24", 3);
        take(elsewhere, "82", 6);
        export(elsewhere, "second");
        assertThat(bench.take(observatory, folder.resolve("first"), "--non-signe"))
                .as(bench.err())
                .isZero();
        Files.copy(
                folder.resolve("elsewhere.local/etape2.key"),
                Files.createDirectory(model.resolve("observatory.local")).resolve("etape2.key"),
                StandardCopyOption.COPY_ATTRIBUTES);
        for (int day = 1; day < 3; day++) {
            Files.writeString(folder.resolve("extrait.csv"), SOME_REJECTED.formatted(day));
            assertThat(bench.run(intake(observatory, "82", "extrait.csv").toArray(String[]::new)))
                    .as(bench.err())
                    .isZero();
        }
        Files.writeString(folder.resolve("extrait.csv"), SOME_REJECTED.formatted(3));
        Files.writeString(folder.resolve("sain.csv"), "N° dossier;Dépôt\nA1;04/01/2009\nA2;05/02/2009\n");
        Files.createFile(Files.createDirectory(model.resolve(PARTITION).resolve(".staging"))
                .resolve("journey.parquet"));
    }

    private void take(Path dataset, String region, int rows) {
        assertThat(bench.intake(dataset, "AGRI", region, "2009-1", "2009-01-15", rows))
                .as(bench.err())
                .isZero();
    }

    private void export(Path dataset, String name) {
        assertThat(bench.export(dataset, folder.resolve(name))).as(bench.err()).isZero();
    }

    private List<String> intake(Path dataset, String region, String extract) {
        return List.of(
                "intake",
                dataset.toString(),
                "--spec",
                folder.resolve("essai.yaml").toString(),
                "--region",
                region,
                "--campaign",
                "2009-1",
                "--as-of",
                "2009-01-15",
                folder.resolve(extract).toString());
    }

    private List<String> importing(Path dataset) {
        return List.of("import", dataset.toString(), folder.resolve("second").toString(), "--non-signe", "--replace");
    }

    @Test
    void whatMayNotBeWrittenIsNamedAndEverythingStaysAsItWas() throws Exception {
        prepare();
        Path list = folder.resolve("commands");
        Files.write(
                list,
                cases.stream()
                        .map(one -> String.join(ListedCommands.SEPARATOR, one.command()))
                        .toList());
        run(list);
        Map<String, String> before = content(model);
        SoftAssertions softly = new SoftAssertions();
        int refused = 0;
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            String[] outcome = Files.readString(ListedCommands.outcome(list, i)).split("\n", 2);
            softly.assertThat(outcome[0]).as("%s: %s", one, outcome[1]).isIn("0", "2");
            if (outcome[0].equals("2")) {
                refused++;
                softly.assertThat(outcome[1].lines())
                        .as(one.toString())
                        .singleElement()
                        .asString()
                        .contains(one.denied() + " ")
                        .containsAnyOf("vos droits", "vous y avez accès");
                softly.assertThat(content(one.place())).as(one.toString()).isEqualTo(before);
            }
            softly.assertThat(
                            Verification.of(one.place().resolve("observatory")).faults())
                    .as(one.toString())
                    .isEmpty();
        }
        softly.assertAll();
        // Files that are replaced need no rights of their own.
        assertThat(refused).isBetween(cases.size() / 3, cases.size() - 1);
    }

    private void prepare() throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(model)) {
            all = tree.sorted().map(model::relativize).toList();
        }
        for (Path denied : all) {
            boolean isFolder = Files.isDirectory(model.resolve(denied));
            add(denied, "observatory", this::importing);
            add(
                    denied,
                    "observatory",
                    dataset -> List.of("rollback", dataset.toString(), "--region", "82", "--campaign", "2009-1"));
            add(denied, "observatory", dataset -> List.of("clean", dataset.toString()));
            if (isFolder || PARTITION.equals(denied.getParent())) {
                add(denied, "observatory", dataset -> intake(dataset, "82", "extrait.csv"));
            }
            if (isFolder && !denied.toString().contains("region=")) {
                add(denied, "observatory", dataset -> intake(dataset, "83", "extrait.csv"));
            }
        }
        add(REJECTED, "observatory", dataset -> intake(dataset, "82", "sain.csv"));
        add(Path.of(""), "other", dataset -> intake(dataset, "82", "extrait.csv"));
        add(Path.of(""), "other", this::importing);
    }

    private void add(Path denied, String dataset, Function<Path, List<String>> command) throws IOException {
        Path place = folder.resolve("case-" + cases.size());
        BundleBench.copyTree(model, place);
        Path path = denied.toString().isEmpty() ? place : place.resolve(denied);
        Files.setPosixFilePermissions(path, Files.isDirectory(path) ? NO_WRITE : NOTHING);
        cases.add(new Case(place, path, command.apply(place.resolve(dataset))));
    }

    /** Runs commands in another process: one for which permissions count, even when we are the administrator. */
    private void run(Path list) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Files.isWritable(cases.get(0).denied())) {
            String dropped = "-dac_override,-dac_read_search";
            command.addAll(List.of("setpriv", "--inh-caps=" + dropped, "--bounding-set=" + dropped));
            assumeTrue(succeeds(command, "true"), "An administrator needs setpriv, and the right to drop rights.");
        }
        assertThat(succeeds(
                        command,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Too short a life for more.
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ListedCommands.class.getName(),
                        list.toString()))
                .isTrue();
        for (Case one : cases) {
            if (Files.exists(one.denied())) {
                Path original = model.resolve(one.place().relativize(one.denied()));
                Files.setPosixFilePermissions(one.denied(), Files.getPosixFilePermissions(original));
            }
        }
    }

    private static boolean succeeds(List<String> first, String... more) throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(first);
            command.addAll(List.of(more));
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            // No such command on this system.
            return false;
        }
    }

    /** All but what a killed writer left, and the lock that every writer leaves. */
    private static Map<String, String> content(Path place) throws IOException {
        Map<String, String> content = BundleBench.digests(place, place);
        content.keySet().removeIf(name -> name.contains(".staging") || name.endsWith(".lock"));
        return content;
    }
}
