package fr.parcours.notebook.display;

/**
 * A sentence of a study, with numbers computed in it. It shows itself as text of the study, not as output of a program.
 *
 * @param text plain text, in the language of the study
 */
public record Paragraph(String text) {

    @Override
    public String toString() {
        return text;
    }
}
