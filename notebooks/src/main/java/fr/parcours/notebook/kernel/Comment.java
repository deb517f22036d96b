package fr.parcours.notebook.kernel;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.DocTrees;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A documentation comment, parsed.
 *
 * @param trees what it was parsed with
 * @param body what it says first
 * @param tags its tags, such as {@code @param}
 */
record Comment(DocTrees trees, List<DocTree> body, List<DocTree> tags) {

    Comment {
        body = List.copyOf(body);
        tags = List.copyOf(tags);
    }

    static Comment of(DocTrees trees, DocCommentTree comment) {
        return new Comment(trees, List.copyOf(comment.getFullBody()), List.copyOf(comment.getBlockTags()));
    }

    /** Parses a comment without its stars. */
    static Optional<Comment> parse(String text) {
        String harmless = text.replace("*/", "");
        return SourceFile.parse("/** " + harmless + " */ interface Commented {}")
                .flatMap(file -> file.type("Commented"))
                .flatMap(SourceType::comment);
    }

    /** What is said of one parameter, or of one component of a record. */
    Optional<Comment> parameter(String name) {
        return tags.stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .filter(tag -> !tag.isTypeParameter())
                .filter(tag -> tag.getName().getName().contentEquals(name))
                .findFirst()
                .map(tag -> new Comment(trees, List.copyOf(tag.getDescription()), List.of()));
    }

    /** This comment, and what another one says is thrown. */
    Comment withThrows(Comment other) {
        return new Comment(
                trees,
                body,
                Stream.concat(tags.stream(), other.tags.stream().filter(ThrowsTree.class::isInstance))
                        .toList());
    }
}
