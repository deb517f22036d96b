package fr.parcours.layout.verify;

/**
 * Something that is not as the layout and the manifests say.
 *
 * @param file path of the file at fault, relative to the dataset, with {@code /} between folders
 * @param kind what is wrong, for programs
 * @param problem what is wrong, in the language of the user; never a value of the data
 */
public record Fault(String file, FaultKind kind, String problem) {}
