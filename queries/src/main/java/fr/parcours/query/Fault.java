package fr.parcours.query;

/**
 * Something wrong in a query file.
 *
 * @param file path under {@code queries/sql}
 * @param line line in the file, from 1
 * @param message what is wrong and what to write
 */
record Fault(String file, int line, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
