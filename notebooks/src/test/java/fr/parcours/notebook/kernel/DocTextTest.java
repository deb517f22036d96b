package fr.parcours.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a comment is written. */
class DocTextTest {

    @Test
    void wordsLinksAndListsAreWritten() {
        DocText text = text("""
                Uses {@code a < b && c}, {@literal <none>} and {@link java.util.List#of(Object) a list}
                or {@link fr.parcours.engine.Cohort#by}, {@link #other(String)}; caf&eacute; &lt;.

                <p>Then:
                <ul>
                  <li>one
                  <li class="x">two
                </ul>
                <pre>{@code
                if (x) {
                    y();
                }
                }</pre>
                @param <T> kind
                @param x a <b>number</b>
                @return it
                @throws java.io.IOException if not
                @see Other
                """);
        assertThat(text.html())
                .contains("<code>a &lt; b &amp;&amp; c</code>, &lt;none&gt; and <code>a list</code>")
                .contains("<code>Cohort.by</code>, <code>other(String)</code>; café &lt;.")
                .contains("<li>two", "    y();\n")
                .contains("<code>&lt;T&gt;</code> : kind", "<code>x</code> : a <b>number</b>")
                .doesNotContain("class=", "Other");
        assertThat(text.plain())
                .contains("Uses a < b && c, <none> and a list or Cohort.by, other(String); café <.\n\nThen:\n")
                .contains("- one\n- two\n")
                .contains("if (x) {\n    y();\n}\n")
                .contains(
                        "Paramètres\n- <T> : kind\n- x : a number\n\nRenvoie\n- it\n\nErreurs\n- IOException : if not");
    }

    @Test
    void nothingInACommentRuns() {
        assertThat(
                        text("A <script>alert(1)</script> <a href=\"javascript:x()\">b</a> <img src=x onerror=y()> <b onclick=z()>c</b> {@code <i>} <p")
                                .html())
                .doesNotContain("<script", "<a", "<img", "onclick", "<i>")
                .contains("alert(1)", "<b>c</b>", "<code>&lt;i&gt;</code>");
    }

    @Test
    void signatureAloneIsEscaped() {
        DocText text = new DocText();
        text.add(Signature.of("java.util.List<E> java.util.List.<E>of(E... elements)"), Optional.empty());
        assertThat(text.html()).isEqualTo("<p><code>List&lt;E&gt; List.&lt;E&gt;of(E... elements)</code></p>");
        assertThat(text.plain()).isEqualTo("List<E> List.<E>of(E... elements)");
    }

    private static DocText text(String comment) {
        DocText text = new DocText();
        text.add(Signature.of("void A.b()"), Comment.parse(comment));
        return text;
    }
}
