package fr.parcours.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

public class CellEvaluatorTest {

    /** Reached by cells through this class: they run in this JVM. */
    public static volatile CountDownLatch started;

    private static CellEvaluator evaluator;

    @BeforeAll
    static void open() {
        evaluator = new CellEvaluator();
    }

    @AfterAll
    static void close() {
        evaluator.close();
    }

    @Test
    void lastExpressionIsReturnedAsTheObjectItself() {
        assertThat(evaluator.evaluate("var list = new ArrayList<>(List.of(1, 2));\nlist.add(3);\nlist"))
                .get()
                .isInstanceOf(java.util.ArrayList.class)
                .isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void declarationsAndStatementsReturnNothing() {
        assertThat(evaluator.evaluate("int a = 3;")).isEmpty();
        assertThat(evaluator.evaluate("a = 4;")).isEmpty();
        assertThat(evaluator.evaluate("if (a > 3) { a++; }")).isEmpty();
        assertThat(evaluator.evaluate("// un commentaire")).isEmpty();
        assertThat(evaluator.evaluate("a")).contains(5);
    }

    @Test
    void mutuallyDependentDeclarationsOfOneCellWork() {
        evaluator.evaluate("sealed interface Shape permits Square {}\nrecord Square(int side) implements Shape {}");
        assertThat(evaluator.evaluate("((Shape) new Square(2)).toString()")).contains("Square[side=2]");
    }

    @Test
    void everythingAStudyNeedsIsImported() {
        assertThat(evaluator.evaluate("List.of(ELIGIBILITY, JURY, FAVOURABLE, NONE, LocalDate.of(2010, 1, 15))"))
                .get()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(5);
        assertThat(evaluator.evaluate("FlowResult result = null; Table table = null; table"))
                .isEmpty();
    }

    @Test
    void compilationErrorShowsItsLine() {
        CellException error = catchThrowableOfType(
                CellException.class, () -> evaluator.evaluate("int ok = 1;\n\nint wrong = \"texte\";"));
        assertThat(error.report().get(0)).startsWith("Ligne 3 : ");
        assertThat(error.report().get(1)).isEqualTo("    int wrong = \"texte\";");
        assertThat(error.report().get(2)).isEqualTo("                ^^^^^^^");
    }

    @Test
    void unknownMethodIsNamed() {
        assertThatThrownBy(() -> evaluator.evaluate("\"a\".lenght()")).hasMessageContaining("lenght");
    }

    @Test
    void missingBraceIsAnError() {
        assertThatThrownBy(() -> evaluator.evaluate("int f() {\n  return 1;"))
                .isInstanceOf(CellException.class)
                .hasMessageStartingWith("Ligne 2");
    }

    @Test
    void errorsMeantForUsersShowTheirMessageOnly() {
        CellException error = catchThrowableOfType(
                CellException.class,
                () -> evaluator.evaluate(
                        "throw new fr.parcours.layout.InvalidInputException(\"Campagne inconnue.\");"));
        assertThat(error.report()).containsExactly("Campagne inconnue.");
    }

    @Test
    void otherExceptionsShowCauseAndLineWithoutStack() {
        CellException error = catchThrowableOfType(
                CellException.class,
                () -> evaluator.evaluate(
                        "int zero = 0;\n\n// pourquoi\nthrow new IllegalStateException(\"Raté\", new RuntimeException(\"la cause\"));"));
        assertThat(error.report())
                .containsExactly(
                        "IllegalStateException : Raté",
                        "cause : RuntimeException : la cause",
                        "à la ligne 4 : throw new IllegalStateException(\"Raté\", new RuntimeException(\"la cause\"));",
                        "(pile d’appels complète : exécuter stackTrace())");
        assertThat(evaluator.lastThrown()).get().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void methodUsingAnUnknownNameIsRefused() {
        assertThatThrownBy(() -> evaluator.evaluate("int twice() { return unknownName() * 2; }"))
                .hasMessageContaining("twice")
                .hasMessageContaining("unknownName");
    }

    @Test
    void busyLoopIsInterrupted() throws Exception {
        assertThat(interrupt("while (true) { Math.random(); }")).isEqualTo("Cellule interrompue.");
        assertThat(evaluator.evaluate("1 + 1")).contains(2);
    }

    @Test
    void waitingCellIsInterrupted() throws Exception {
        assertThat(interrupt("new java.util.concurrent.CountDownLatch(1).await();"))
                .isEqualTo("Cellule interrompue.");
    }

    @Test
    void nativeWorkIsCancelledThroughItsHook() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        Runnable hook = cancelled::countDown;
        CancelHooks.add(hook);
        try {
            interrupt("while (true) { Math.random(); }");
        } finally {
            CancelHooks.remove(hook);
        }
        assertThat(cancelled.getCount()).isZero();
    }

    @Test
    void membersAreCompleted() {
        CodeAssistant.Completion completion = evaluator.assistant().complete("int i = 1;\n\"a\".len", 18);
        assertThat(completion.texts()).contains("length()");
        assertThat(completion.start()).isEqualTo(15);
    }

    @Test
    void signaturesAreShownOnANameAndInsideItsCall() {
        for (String code : List.of("\"abc\".substring", "\"abc\".substring(1")) {
            assertThat(evaluator.assistant().inspect(code, code.length()))
                    .map(DocText::plain)
                    .get()
                    .asString()
                    .contains("int beginIndex");
        }
    }

    private static String interrupt(String cell) throws InterruptedException {
        started = new CountDownLatch(1);
        AtomicReference<String> message = new AtomicReference<>("");
        Thread thread = new Thread(() -> {
            try {
                evaluator.evaluate("fr.parcours.notebook.kernel.CellEvaluatorTest.started.countDown();\n" + cell);
            } catch (CellException e) {
                message.set(e.getMessage());
            }
        });
        thread.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        // The loop itself is compiled after the first snippet has run: an interruption before that also counts.
        evaluator.interrupt();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        return message.get();
    }
}
