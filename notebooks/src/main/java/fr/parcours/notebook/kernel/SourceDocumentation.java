package fr.parcours.notebook.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what our own sources, which our jars carry, say of a signature. Files last parsed are kept. */
final class SourceDocumentation {

    private static final String FOLDER = "META-INF/sources/";

    /** A parsed file takes about one megabyte. */
    private static final int KEPT = 50;

    private final Map<String, Optional<SourceFile>> files = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<SourceFile>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Finds a comment.
     *
     * @param signature what is asked about
     * @param scope qualified names that a name of the signature may stand for
     * @return the comment; empty for code of others and for what has none
     */
    Optional<Comment> find(Signature signature, Scope scope) {
        return switch (signature.kind()) {
            case METHOD ->
                types(signature.owner(), scope)
                        .map(owner -> method(owner, signature))
                        .flatMap(Optional::stream)
                        .findFirst();
            case CONSTRUCTOR ->
                types(signature.name(), scope)
                        .map(type -> type.constructor(signature.parameters()))
                        .flatMap(Optional::stream)
                        .findFirst();
            case NAME ->
                Stream.concat(
                                types(signature.name(), scope).map(SourceType::comment),
                                types(signature.owner(), scope).map(owner -> owner.field(signature.member())))
                        .flatMap(Optional::stream)
                        .findFirst();
        };
    }

    /** What names stand for, beside themselves. */
    interface Scope {
        /** The qualified names that a name may stand for, most likely first. */
        List<String> meanings(String name);
    }

    private Optional<Comment> method(SourceType owner, Signature signature) {
        return owner.method(signature.member(), signature.parameters()).or(() -> inherited(owner, signature));
    }

    private Optional<Comment> inherited(SourceType owner, Signature signature) {
        return owner.superTypes().stream()
                .flatMap(name -> named(owner, name).stream())
                .map(type -> type.overridden(signature.member(), signature.parameters())
                        .or(() -> inherited(type, signature)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The type of ours that a name stands for in the source of another one. */
    private Optional<SourceType> named(SourceType from, String name) {
        List<String> names = Arrays.asList(name.split("\\."));
        return Stream.iterate(Optional.of(from), Optional::isPresent, type -> type.flatMap(SourceType::enclosing))
                .map(type -> nested(type, names))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> types(name, from.file()::meanings).findFirst());
    }

    private Stream<SourceType> types(String name, Scope scope) {
        return Stream.concat(Stream.of(name), scope.meanings(name).stream()).flatMap(full -> type(full).stream());
    }

    private Optional<SourceType> type(String qualified) {
        List<String> names = Arrays.asList(qualified.split("\\."));
        int packages = (int) names.stream()
                .takeWhile(part -> !part.isEmpty() && Character.isLowerCase(part.charAt(0)))
                .count();
        if (packages == 0 || packages == names.size()) {
            return Optional.empty();
        }
        String top = names.get(packages);
        return nested(
                files.computeIfAbsent(String.join("/", names.subList(0, packages + 1)), SourceDocumentation::read)
                        .flatMap(file -> file.type(top)),
                names.subList(packages + 1, names.size()));
    }

    private static Optional<SourceType> nested(Optional<SourceType> outer, List<String> names) {
        Optional<SourceType> type = outer;
        for (String name : names) {
            type = type.flatMap(around -> around.nested(name));
        }
        return type;
    }

    /** A source that cannot be read is as good as none: documentation is a courtesy. */
    private static Optional<SourceFile> read(String path) {
        try (InputStream source =
                SourceDocumentation.class.getClassLoader().getResourceAsStream(FOLDER + path + ".java")) {
            return source == null
                    ? Optional.empty()
                    : SourceFile.parse(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
