package fr.parcours.notebook.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A file of Java, parsed: its names are as written, nothing is looked up in class files. */
record SourceFile(CompilationUnitTree unit, DocTrees trees) {

    /** Parses Java; empty if there is nothing in it or no compiler at hand. */
    static Optional<SourceFile> parse(String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.empty();
        }
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(new Text(text)));
        try {
            Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
            return units.hasNext()
                    ? Optional.of(new SourceFile(units.next(), DocTrees.instance(task)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<SourceType> type(String name) {
        TreePath root = new TreePath(unit);
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getSimpleName().contentEquals(name))
                .findFirst()
                .map(type -> new SourceType(this, new TreePath(root, type)));
    }

    /** The qualified names that a name written in this file may stand for outside it, most likely first. */
    List<String> meanings(String name) {
        String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String rest = name.substring(first.length());
        List<String> imports = unit.getImports().stream()
                .filter(line -> !line.isStatic())
                .map(line -> line.getQualifiedIdentifier().toString())
                .toList();
        List<String> named =
                imports.stream().filter(line -> line.endsWith("." + first)).toList();
        if (!named.isEmpty()) {
            return named.stream().map(line -> line + rest).toList();
        }
        return Stream.concat(
                        Stream.ofNullable(unit.getPackageName()).map(here -> here + "."),
                        imports.stream()
                                .filter(line -> line.endsWith(".*"))
                                .map(line -> line.substring(0, line.length() - 1)))
                .map(place -> place + name)
                .toList();
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
