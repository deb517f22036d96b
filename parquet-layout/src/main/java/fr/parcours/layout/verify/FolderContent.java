package fr.parcours.layout.verify;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists folders and names what is in them; a folder that cannot be read is a fault of that folder only. */
final class FolderContent {

    private FolderContent() {}

    /** Returns what is in a folder, sorted; nothing if it cannot be read, which is then a fault. */
    static List<Path> of(Path folder, Findings findings) {
        List<Path> content = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(content::add);
        } catch (IOException | DirectoryIteratorException e) {
            findings.fault(folder, FaultKind.UNREADABLE, "unreadable.access");
        }
        Collections.sort(content);
        return content;
    }

    /** Names every file under something that the layout does not know, or the folder itself when it is empty. */
    static void extra(Path path, Findings findings) {
        // Links are not followed: they may lead outside, or round in a circle.
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> content = of(path, findings);
            if (!content.isEmpty()) {
                content.forEach(inner -> extra(inner, findings));
                return;
            }
        }
        findings.fault(path, FaultKind.EXTRA, "extra");
    }
}
