package fr.parcours.layout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives a JSON file of the layout that a test changed the digest of its new content. */
public final class Resealed {

    private Resealed() {}

    /** Writes the file again with a right digest. */
    public static void write(Path file) throws IOException {
        ObjectNode tree = (ObjectNode) Json.tree(file);
        Seal.remove(tree);
        Files.write(file, Seal.put(tree));
    }
}
