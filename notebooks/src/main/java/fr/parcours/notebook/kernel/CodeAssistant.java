package fr.parcours.notebook.kernel;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completes and explains code under the cursor. Positions are in UTF-16 units. */
final class CodeAssistant {

    /** What can replace a part of the code. */
    record Completion(List<String> texts, int start, int end) {
        Completion {
            texts = List.copyOf(texts);
        }
    }

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final SourceDocumentation sources = new SourceDocumentation();

    CodeAssistant(JShell shell) {
        this.shell = shell;
        analysis = shell.sourceCodeAnalysis();
    }

    Completion complete(String cell, int cursor) {
        int start = snippetStart(cell, cursor);
        int[] anchor = new int[1];
        List<Suggestion> suggestions = analysis.completionSuggestions(cell.substring(start), cursor - start, anchor);
        List<String> matching =
                texts(suggestions.stream().filter(Suggestion::matchesType).toList());
        List<String> others = texts(suggestions);
        List<String> all = new java.util.ArrayList<>(matching);
        others.stream().filter(text -> !matching.contains(text)).forEach(all::add);
        return new Completion(all, start + anchor[0], cursor);
    }

    /** The signatures of the name under the cursor, or of the method around it, and what is said of them. */
    Optional<DocText> inspect(String cell, int cursor) {
        int start = snippetStart(cell, cursor);
        int end = cursor;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
            end++;
        }
        String snippet = cell.substring(start, end);
        return explained(snippet + "(").or(() -> explained(snippet));
    }

    Completeness completeness(String cell) {
        String remaining = cell;
        while (!remaining.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(remaining);
            if (!info.completeness().isComplete()) {
                return info.completeness();
            }
            remaining = info.remaining();
        }
        return Completeness.COMPLETE;
    }

    /** What is known at the end of the code. */
    private Optional<DocText> explained(String code) {
        Map<String, Optional<Comment>> comments = new LinkedHashMap<>();
        for (Documentation found : analysis.documentation(code, code.length(), false)) {
            comments.computeIfAbsent(found.signature(), signature -> ofOurs(Signature.of(signature)));
        }
        if (comments.containsValue(Optional.empty())) {
            // JShell itself finds the sources of Java, and those only; it is slower when asked for them.
            for (Documentation found : analysis.documentation(code, code.length(), true)) {
                comments.computeIfPresent(
                        found.signature(),
                        (signature, comment) -> comment.or(
                                () -> Optional.ofNullable(found.javadoc()).flatMap(Comment::parse)));
            }
        }
        DocText text = new DocText();
        comments.forEach((signature, comment) -> text.add(Signature.of(signature), comment));
        return Optional.of(text).filter(some -> !comments.isEmpty());
    }

    private Optional<Comment> ofOurs(Signature signature) {
        String first = signature.name().replaceFirst("\\..*", "");
        boolean isOfCell = shell.types().anyMatch(type -> type.name().equals(first));
        return isOfCell ? Optional.empty() : sources.find(signature, this::meanings);
    }

    /** The qualified names that a name in a cell may stand for. */
    private List<String> meanings(String name) {
        String first = name.replaceFirst("\\..*", "");
        return shell.imports()
                .filter(line -> !line.isStatic())
                .map(ImportSnippet::fullname)
                .filter(line -> line.endsWith("." + first) || line.endsWith(".*"))
                .sorted(Comparator.comparing(line -> line.endsWith(".*")))
                .map(line -> line.substring(0, line.lastIndexOf('.') + 1) + name)
                .toList();
    }

    private static List<String> texts(List<Suggestion> suggestions) {
        return suggestions.stream()
                .map(Suggestion::continuation)
                .distinct()
                .sorted()
                .toList();
    }

    /** JShell looks at one snippet: skips those that end before the cursor. */
    private int snippetStart(String cell, int cursor) {
        int start = 0;
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(cell.substring(start, cursor));
            if (!info.completeness().isComplete() || info.remaining().isBlank()) {
                return start;
            }
            int next = cursor - info.remaining().length();
            if (next <= start) {
                return start;
            }
            start = next;
        }
    }
}
