package fr.parcours.notebook.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    private final SourceCodeAnalysis analysis;

    CodeAssistant(JShell shell) {
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

    /** The signatures of the method around or just before the cursor, one a line. */
    Optional<String> inspect(String cell, int cursor) {
        int start = snippetStart(cell, cursor);
        String snippet = cell.substring(start);
        int end = cursor - start;
        while (end < snippet.length() && Character.isJavaIdentifierPart(snippet.charAt(end))) {
            end++;
        }
        String inside = signatures(snippet.substring(0, end) + "(", end + 1);
        return Optional.of(inside.isEmpty() ? signatures(snippet, cursor - start) : inside)
                .filter(text -> !text.isEmpty());
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

    private String signatures(String code, int cursor) {
        return analysis.documentation(code, cursor, false).stream()
                .map(Documentation::signature)
                .distinct()
                .collect(Collectors.joining("\n"));
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
