package fr.parcours;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules between packages. The arrows are those drawn in {@code docs/architecture.md}. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("fr.parcours");

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final Pattern ARROW = Pattern.compile("^ *(\\w+) --> (\\w+)$", Pattern.MULTILINE);

    /** What every room may use, and those who may use every room: their arrows would hide the others. */
    private static final Set<String> COMMON_GROUND = Set.of("layout", "progress");

    private static final Set<String> COMMANDS = Set.of("cli", "benchmark", "demo");

    @Test
    void theWholeProjectIsSeen() {
        assertThat(OURS.size()).isGreaterThan(100);
        assertThat(OURS.stream().map(ArchitectureTest::room).collect(Collectors.toSet()))
                .contains("layout", "query", "engine", "session", "intake", "analysis", "stats", "protect", "result")
                .contains("anonymise", "notebook");
    }

    @Test
    void packagesUseEachOtherAsTheDrawingSays() throws IOException {
        Set<String> used = OURS.stream()
                .filter(origin -> !COMMANDS.contains(room(origin)))
                .flatMap(origin -> origin.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> target.getPackageName().startsWith("fr.parcours"))
                        .filter(target -> !room(target).equals(room(origin)))
                        .filter(target -> !COMMON_GROUND.contains(room(target)))
                        .map(target -> room(origin) + " --> " + room(target)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used)
                .as("arrows of docs/architecture.md: a new dependency is a decision, draw it or avoid it")
                .isSubsetOf(drawnArrows());
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        slices().matching("fr.parcours.engine.(*)..").should().beFreeOfCycles().check(OURS);
        slices().matching("fr.parcours.notebook.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(OURS);
        slices().matching("fr.parcours.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @ParameterizedTest
    @CsvSource({"fr.parcours.layout..", "fr.parcours.query.."})
    void theLowestModulesKnowNobody(String lowest) {
        noClasses()
                .that()
                .resideInAPackage(lowest)
                .should()
                .dependOnClassesThat(resideInAnyPackage("fr.parcours..").and(resideOutsideOfPackages(lowest)))
                .check(OURS);
    }

    @Test
    void estimatorsKnowNumbersOnly() {
        classes()
                .that()
                .resideInAPackage("fr.parcours.engine.stats..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "fr.parcours.engine.stats..", "java.lang..", "java.util..", "org.apache.commons.math3.."))
                .check(OURS);
    }

    @ParameterizedTest
    @CsvSource({
        "java.sql.., fr.parcours.engine.session..",
        "org.duckdb.., fr.parcours.engine.session..",
        "org.apache.parquet.., fr.parcours.[layout|engine.result]..",
        "org.apache.arrow.., fr.parcours.engine.result..",
        "org.apache.commons.compress.., fr.parcours.layout.bundle..",
        "com.exceptionfactory.jagged.., fr.parcours.layout.bundle..",
        "org.ojalgo.., fr.parcours.engine.protect.table..",
        "tech.tablesaw.., fr.parcours.notebook..",
        "org.knowm.xchart.., fr.parcours.notebook..",
        "org.apache.batik.., fr.parcours.notebook..",
        "org.apache.pdfbox.., fr.parcours.notebook..",
        "org.apache.fop.., fr.parcours.notebook.report..",
        "org.apache.poi.., fr.parcours.notebook.report..",
        "org.jsoup.., fr.parcours.notebook.report..",
        "org.dflib.., fr.parcours.notebook..",
        "org.rapaio.., fr.parcours.notebook.display..",
        "jdk.jshell.., fr.parcours.notebook..",
        "com.sun.source.., fr.parcours.notebook.kernel..",
        "org.dhatim.., fr.parcours.engine..",
        "picocli.., fr.parcours.[engine.cli|notebook]..",
        "fr.parcours.engine.cli.., fr.parcours.[engine.cli|notebook]..",
    })
    void aLibraryIsNamedInOnePlace(String library, String place) {
        noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(OURS);
    }

    @Test
    void simulatedFilesAreMadeByCommandsOnly() {
        noClasses()
                .that(resideOutsideOfPackages(
                        "fr.parcours.engine.demo..", "fr.parcours.engine.cli..", "fr.parcours.notebook.cli.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("fr.parcours.engine.demo..")
                .check(OURS);
    }

    @Test
    void onlyTheCommandLineAndTheKernelWriteToTheStandardStreams() {
        noClasses()
                .that(resideOutsideOfPackages("fr.parcours.engine.cli..", "fr.parcours.notebook.."))
                .should(ACCESS_STANDARD_STREAMS)
                .check(OURS);
    }

    @Test
    void datesAreNeverOldDates() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "are the old date classes",
                        type -> Set.of("java.util.Date", "java.util.Calendar", "java.sql.Date")
                                .contains(type.getName())))
                .check(OURS);
    }

    private static Set<String> drawnArrows() throws IOException {
        Matcher matcher = ARROW.matcher(Files.readString(PAGE));
        return matcher.results()
                .map(arrow -> arrow.group(1) + " --> " + arrow.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The package a class lives in, as the drawing names it: {@code intake} for {@code engine.intake.read}. */
    private static String room(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        if (parts.length > 3 && (parts[2].equals("engine") || parts[3].equals("cli"))) {
            return parts[3];
        }
        return parts[2];
    }
}
