package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A bundle in a folder: plain files only, links are not followed. */
final class FolderSource implements BundleSource {

    private static final Texts TEXTS = Texts.of(FolderSource.class);

    private final Path folder;
    private final List<Entry> entries;

    private FolderSource(Path folder, List<Entry> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    static FolderSource open(Path folder, BundleLimits limits) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                BagFiles.checkName(name);
                if (!attributes.isRegularFile()) {
                    throw new IntegrityException(TEXTS.format("name.special", BagFiles.shown(name)));
                }
                if (entries.size() >= limits.entries()) {
                    throw new IntegrityException(TEXTS.format("size.entries", limits.entries()));
                }
                entries.add(new Entry(name, attributes.size(), Long.MAX_VALUE));
                return FileVisitResult.CONTINUE;
            }
        });
        return new FolderSource(folder, entries);
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        return Files.newInputStream(folder.resolve(entry.name()), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {}
}
