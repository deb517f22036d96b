package fr.parcours.notebook.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import fr.parcours.notebook.kernel.Signature.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A type as its source declares it, and what the comments there say of it and its members. */
record SourceType(SourceFile file, TreePath path) {

    private static final String CONSTRUCTOR = "<init>";

    Optional<Comment> comment() {
        return comment(path);
    }

    Optional<SourceType> nested(String name) {
        return members(ClassTree.class)
                .filter(type -> type.getSimpleName().contentEquals(name))
                .findFirst()
                .map(type -> new SourceType(file, new TreePath(path, type)));
    }

    Optional<SourceType> enclosing() {
        TreePath parent = path.getParentPath();
        return parent.getLeaf() instanceof ClassTree ? Optional.of(new SourceType(file, parent)) : Optional.empty();
    }

    /** The comment of a field, enum constant or record component. */
    Optional<Comment> field(String name) {
        return members(VariableTree.class)
                .filter(field -> field.getName().contentEquals(name))
                .findFirst()
                .flatMap(field -> comment(new TreePath(path, field)))
                .or(() -> component(name));
    }

    /** The comment of a method written here with these parameters, or of the component that it is the accessor of. */
    Optional<Comment> method(String name, List<Parameter> parameters) {
        return members(MethodTree.class)
                .filter(method -> method.getName().contentEquals(name))
                .filter(method -> fits(method.getParameters(), parameters))
                .findFirst()
                .flatMap(method -> comment(new TreePath(path, method)))
                .or(() -> parameters.isEmpty() ? component(name) : Optional.empty());
    }

    /** The comment of a constructor; that of a record's components is the record's own, with what it throws. */
    Optional<Comment> constructor(List<Parameter> parameters) {
        Optional<Comment> written = method(CONSTRUCTOR, parameters);
        return isRecord() && fits(components(), parameters)
                ? comment().map(comment -> written.map(comment::withThrows).orElse(comment))
                : written;
    }

    /** The comment of a method that a method with these parameters may override: type variables may stand for types. */
    Optional<Comment> overridden(String name, List<Parameter> parameters) {
        return method(name, parameters)
                .or(() -> members(MethodTree.class)
                        .filter(method -> method.getName().contentEquals(name))
                        .filter(method -> method.getParameters().size() == parameters.size())
                        .findFirst()
                        .flatMap(method -> comment(new TreePath(path, method))));
    }

    /** The super types, as written. */
    List<String> superTypes() {
        ClassTree type = tree();
        return Stream.concat(Stream.ofNullable(type.getExtendsClause()), type.getImplementsClause().stream())
                .map(written -> Signature.erased(written.toString()))
                .toList();
    }

    private Optional<Comment> component(String name) {
        return isRecord() ? comment().flatMap(comment -> comment.parameter(name)) : Optional.empty();
    }

    private boolean isRecord() {
        return tree().getKind() == Tree.Kind.RECORD;
    }

    private ClassTree tree() {
        return (ClassTree) path.getLeaf();
    }

    private <T extends Tree> Stream<T> members(Class<T> kind) {
        return tree().getMembers().stream().filter(kind::isInstance).map(kind::cast);
    }

    private Optional<Comment> comment(TreePath at) {
        return Optional.ofNullable(file.trees().getDocCommentTree(at))
                .map(comment -> Comment.of(file.trees(), comment))
                .filter(comment -> !comment.body().isEmpty() || !comment.tags().isEmpty());
    }

    private List<VariableTree> components() {
        return members(VariableTree.class)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                .toList();
    }

    private static boolean fits(List<? extends VariableTree> written, List<Parameter> wanted) {
        return written.size() == wanted.size()
                && IntStream.range(0, wanted.size()).allMatch(i -> fits(written.get(i), wanted.get(i)));
    }

    private static boolean fits(VariableTree written, Parameter wanted) {
        String name = written.getName().toString();
        return Signature.simpleType(written.getType().toString()).equals(wanted.type())
                && wanted.name().orElse(name).equals(name);
    }
}
