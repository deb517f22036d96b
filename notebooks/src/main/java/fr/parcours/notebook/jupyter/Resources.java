package fr.parcours.notebook.jupyter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files packed with the program, and the folders they are copied to. */
final class Resources {

    private Resources() {}

    static String text(String name) throws IOException {
        try (InputStream input = open(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void copy(String name, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream input = open(name)) {
            Files.copy(input, target);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(target + " is already there", e);
        }
    }

    private static InputStream open(String name) {
        InputStream input = Resources.class.getResourceAsStream(name);
        if (input == null) {
            throw new IllegalStateException("Missing resource " + name);
        }
        return input;
    }
}
