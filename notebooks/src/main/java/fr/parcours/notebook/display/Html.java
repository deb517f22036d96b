package fr.parcours.notebook.display;

/** The one place where text becomes HTML. */
public final class Html {

    private static final String STYLE = "<style>"
            + ".parcours{max-width:100%;overflow-x:auto;margin:.4em 0}"
            + ".parcours table.parcours-table{border-collapse:collapse;border:0;margin:0 0 .4em 0;font-size:.92em;"
            + "font-variant-numeric:tabular-nums;color:inherit}"
            + ".parcours .parcours-table caption{caption-side:top;text-align:left;font-weight:600;padding:.3em 0;"
            + "color:inherit}"
            + ".parcours .parcours-table thead th{border-bottom:1.5px solid currentColor;vertical-align:bottom}"
            + ".parcours .parcours-table tbody tr{background:transparent;border-bottom:1px solid rgba(128,128,128,.35)}"
            + ".parcours .parcours-table th,.parcours .parcours-table td{padding:.25em .8em .25em .3em;text-align:left;"
            + "font-weight:400;background:transparent;border-left:0;border-right:0;white-space:normal}"
            + ".parcours .parcours-table thead th{font-weight:600}"
            + ".parcours .parcours-table .parcours-number{text-align:right;padding:.25em .6em .25em .9em}"
            + ".parcours .parcours-table td.parcours-number{white-space:nowrap}"
            + ".parcours .parcours-note{font-size:.82em;opacity:.8;margin:.2em 0;text-align:left}"
            + ".parcours img,.parcours svg{display:block;max-width:100%;height:auto;background:#fff;margin:.4em 0}"
            + ".parcours .parcours-save{font-size:.82em}@media print{.parcours .parcours-save{display:none}}"
            + "</style>";

    private Html() {}

    /**
     * Escapes a text for HTML content and for attribute values between double quotes.
     *
     * @param text any text
     * @return the text with the five special characters replaced
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Puts finished HTML in our frame, whose style touches nothing outside it. */
    static String frame(String content) {
        return STYLE + "<div class=\"parcours\">" + content + "</div>";
    }

    /**
     * Writes where numbers come from: a paragraph of small print that also carries what a document says at its end.
     *
     * @param text the paragraph
     * @param cohort name of whom it counts
     * @param definition who they are
     * @param method how it counts
     */
    static String source(String text, String cohort, String definition, String method) {
        return "<p class=\"parcours-note\" data-cohort=\"" + escape(cohort) + "\" data-definition=\""
                + escape(definition) + "\" data-method=\"" + escape(method) + "\">" + escape(text) + "</p>";
    }

    /** Writes a paragraph of small print. */
    static String note(String text) {
        return "<p class=\"parcours-note\">" + escape(text) + "</p>";
    }
}
