package fr.parcours.notebook.report;

/**
 * A piece of text in one style.
 *
 * @param text the text, without line breaks
 * @param bold whether it is emphasised strongly
 * @param italic whether it is emphasised
 * @param code whether it is code or a command
 */
record Run(String text, boolean bold, boolean italic, boolean code) {

    static Run plain(String text) {
        return new Run(text, false, false, false);
    }
}
