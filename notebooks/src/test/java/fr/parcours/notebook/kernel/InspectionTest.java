package fr.parcours.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of the name under the cursor. */
class InspectionTest {

    private static CellEvaluator evaluator;

    @BeforeAll
    static void open() {
        evaluator = new CellEvaluator();
        evaluator.evaluate("Cohort cohort = null; DurationResult durations = null; record Provenance(int days) {}");
    }

    @AfterAll
    static void close() {
        evaluator.close();
    }

    @Test
    void methodShowsItsSignatureParametersAndErrors() {
        assertThat(plain("cohort.between")).startsWith("""
                        Cohort Cohort.between(String from, String until)

                        Keeps the journeys that entered between two days, both included.

                        Paramètres
                        - from : first day, yyyy-MM-dd
                        - until : last day

                        Renvoie
                        - the cohort

                        Erreurs
                        - InvalidInputException : if a date has another form or they are reversed

                        Cohort Cohort.between(LocalDate from, LocalDate until)
                        """);
        assertThat(html("cohort.between"))
                .startsWith("<p><code>Cohort Cohort.between(String from, String until)</code></p><p>Keeps the journeys")
                .contains("<dt>Paramètres</dt><dd><code>from</code> : first day, <code>yyyy-MM-dd</code></dd>")
                .containsOnlyOnce("<hr>");
    }

    @Test
    void overloadsAreToldApart() {
        assertThat(plain("cohort.enteringAt").split("\n\n(?=Cohort )"))
                .hasSize(4)
                .anySatisfy(one -> assertThat(one)
                        .startsWith("Cohort Cohort.enteringAt(StepType step")
                        .contains("whatever its outcome")
                        .contains("- occurrence : which one")
                        .doesNotContain("- outcome"));
    }

    @Test
    void methodOfASuperClassIsFound() {
        assertThat(plain("cohort.timeTo")).contains("CohortAnalyses.timeTo(StepType", "by Kaplan–Meier");
    }

    @Test
    void undocumentedOverrideIsDescribedByWhatItOverrides() {
        assertThat(plain("durations.details"))
                .contains("DurationResult.details()")
                .contains("Returns the tables that complete the main one");
    }

    @Test
    void variableNumberOfArgumentsIsFound() {
        assertThat(plain("cohort.where"))
                .contains("Cohort.where(Condition... conditions)")
                .contains("Cohort.where(StepCondition... conditions)")
                .contains("if one looks into the future of the entry");
        assertThat(plain("text")).contains("Notebook.text(String format, Object... values)", "Makes a sentence");
    }

    @Test
    void accessorOfARecordIsDescribedByItsComponent() {
        assertThat(plain("durations.curves().get(0).stratum"))
                .startsWith("String ")
                .contains("Curve.stratum()\n\nlabel of the stratum");
    }

    @Test
    void recordIsDescribedWhetherNamedOrMade() {
        assertThat(plain("DurationResult.Curve")).contains("a step function", "- medianMonths : median in months");
        assertThat(plain("new DurationResult.Curve(")).contains("a step function", "- medianMonths : median in months");
        assertThat(plain("new DurationOptions(")).contains("- quantiles : ").doesNotContain("copies the lists");
    }

    @Test
    void constantsAndMethodsImportedStaticallyAreFound() {
        assertThat(plain("JURY")).contains("StepType.JURY\n\nJury passage.");
        assertThat(plain("Outcome.FAVOURABLE")).contains("Outcome.FAVOURABLE").contains("\n\n");
        assertThat(plain("level(")).contains("Attributes.level()\n\nReturns the level aimed at.");
        assertThat(plain("save")).contains("Notebook.save(Result result, String file)", "- file : the file, ending in");
    }

    @Test
    void nameInsideACallIsThatUnderTheCursor() {
        String code = "cohort.timeTo(JURY).table()";
        assertThat(at(code, code.indexOf("JURY") + 2).plain()).contains("Jury passage.");
        assertThat(at(code, code.indexOf("JURY")).plain()).contains("Jury passage.");
        assertThat(at(code, code.indexOf("timeTo") + 3).plain()).contains("by Kaplan–Meier");
    }

    @Test
    void typesAndVariablesOfATypeShowWhatItIs() {
        assertThat(plain("Observatory")).startsWith("fr.parcours.engine.Observatory\n\nA dataset opened for analysis.");
        assertThat(plain("cohort")).contains("The journeys followed by a study.");
    }

    @Test
    void methodOfJavaIsDescribedWhereItsSourcesAre() {
        boolean hasSources = Files.exists(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
        assertThat(plain("Math.abs"))
                .contains("int Math.abs(int a)", "double Math.abs(double a)")
                .matches(text -> hasSources == text.contains("absolute value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Table.create", "Outcome.valueOf", "java.util", "Map.Entry"})
    void whatHasNoDocumentationShowsItsSignature(String code) {
        assertThat(plain(code)).contains(code.substring(code.lastIndexOf('.') + 1));
    }

    @Test
    void typeOfACellIsNotTakenForOneOfOurs() {
        assertThat(plain("new Provenance(")).contains("Provenance(int days)").doesNotContain("\n\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "cohort.unknown(", "// rien", "\"", "((", "import java", "cohort.where(x -> {"})
    void whatIsNotUnderstoodShowsNothing(String code) {
        assertThat(evaluator.assistant().inspect(code, code.length()).map(DocText::plain))
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isEmpty(),
                        enclosing -> assertThat(enclosing).get().asString().contains("where"));
    }

    private static String plain(String code) {
        return at(code, code.length()).plain();
    }

    private static String html(String code) {
        return at(code, code.length()).html();
    }

    private static DocText at(String code, int cursor) {
        return evaluator.assistant().inspect(code, cursor).orElseThrow();
    }
}
