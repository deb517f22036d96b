package fr.parcours.notebook.kernel;

import fr.parcours.notebook.display.Html;
import java.util.Optional;
import java.util.regex.Pattern;

/** Signatures and what is said of them, one below the other, written as HTML and as plain text at once. */
final class DocText {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final StringBuilder html = new StringBuilder(1024);
    private final StringBuilder plain = new StringBuilder(1024);

    /** Adds a signature and what is said of it, if anything is. */
    void add(Signature signature, Optional<Comment> comment) {
        if (!html.isEmpty() && comment.isPresent()) {
            html.append("<hr>");
            plain.append('\n');
        }
        element("<p>", "");
        code(signature.shown());
        element("</p>", "\n");
        comment.ifPresent(said -> new CommentWriter(this, said.trees()).write(said));
    }

    /** What was added, as HTML that runs nothing and loads nothing. */
    String html() {
        return html.toString();
    }

    /** What was added, as plain text. */
    String plain() {
        return plain.toString()
                .replaceAll(" +(?=\n)", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** Adds words: line breaks in them mean nothing. */
    void text(String text) {
        html.append(Html.escape(text));
        String words = BLANKS.matcher(text).replaceAll(" ");
        boolean isLineStart = plain.isEmpty() || plain.charAt(plain.length() - 1) == '\n';
        plain.append(isLineStart ? words.stripLeading() : words);
    }

    /** Adds lines, kept as they are. */
    void lines(String lines) {
        html.append(Html.escape(lines));
        plain.append(lines);
    }

    void code(String code) {
        element("<code>", "");
        text(code);
        element("</code>", "");
    }

    /** Adds a tag, and what stands for it in plain text. */
    void element(String tag, String instead) {
        html.append(tag);
        plain.append(instead);
    }
}
