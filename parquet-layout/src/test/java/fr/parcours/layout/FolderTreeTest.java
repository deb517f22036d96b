package fr.parcours.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {

    @TempDir
    Path folder;

    @Test
    void everythingInAFolderIsRemovedAndNothingBehindItsLinks() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("kept"), "");
        Path tree = folder.resolve("tree");
        Files.createFile(Files.createDirectories(tree.resolve("a/b")).resolve("file"));
        link(tree.resolve("a/other"), other);
        link(tree.resolve("a/nowhere"), folder.resolve("nowhere"));
        FolderTree.delete(tree);
        assertThat(tree).doesNotExist();
        assertThat(other.resolve("kept")).exists();
    }

    @Test
    void aLinkIsRemovedAndNotWhatItLeadsTo() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("kept"), "");
        link(folder.resolve("link"), other);
        FolderTree.delete(folder.resolve("link"));
        assertThat(folder.resolve("link")).doesNotExist();
        assertThat(other.resolve("kept")).exists();
    }

    @Test
    void whatIsNotThereNeedsNoRemoving() throws IOException {
        FolderTree.delete(folder.resolve("nowhere"));
        assertThat(folder).isEmptyDirectory();
    }

    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "Needs the right to make links.");
        }
    }
}
