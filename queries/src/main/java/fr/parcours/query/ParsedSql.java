package fr.parcours.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SQL text cut into the pieces that matter here: parameters, semicolons and everything else.
 *
 * <p>Comments (nested ones too), string literals, quoted identifiers and dollar quotes are left alone. Words are read
 * whole, so the dollar in {@code a$b} starts no parameter.
 *
 * @param pieces the text in order; joined, they give it back
 */
record ParsedSql(List<Piece> pieces) {

    enum Kind {
        PARAMETER,
        SEMICOLON,
        CODE,
        BLANK
    }

    record Piece(Kind kind, String text, int line) {}

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$");
    private static final Pattern PARAMETER = Pattern.compile("\\$[A-Za-z_0-9]+");
    private static final Pattern ESCAPE_STRING = Pattern.compile("[eE]'(?:[^'\\\\]|\\\\.|'')*+'?", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("'(?:[^']|'')*+'?");
    private static final Pattern QUOTED_NAME = Pattern.compile("\"(?:[^\"]|\"\")*+\"?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_0-9][\\p{L}_0-9$]*");
    private static final Pattern LINE_COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static ParsedSql parse(String sql) {
        List<Piece> pieces = new ArrayList<>();
        int line = 1;
        int at = 0;
        while (at < sql.length()) {
            Kind kind = kindAt(sql, at);
            int end = endAt(sql, at);
            String text = sql.substring(at, end);
            pieces.add(new Piece(kind, text, line));
            line += (int) text.chars().filter(c -> c == '\n').count();
            at = end;
        }
        return new ParsedSql(List.copyOf(pieces));
    }

    /** Names of the parameters in order of appearance, each once, with the line where it appears first. */
    Map<String, Integer> parameters() {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            if (piece.kind() == Kind.PARAMETER) {
                names.putIfAbsent(piece.text().substring(1), piece.line());
            }
        }
        return names;
    }

    /** Lines of the semicolons that are followed by code. */
    List<Integer> inwardSemicolons() {
        List<Integer> lines = new ArrayList<>();
        for (Piece piece : pieces.subList(0, bodyEnd())) {
            if (piece.kind() == Kind.SEMICOLON) {
                lines.add(piece.line());
            }
        }
        return lines;
    }

    boolean hasCode() {
        return bodyEnd() > 0;
    }

    PositionalSql positional() {
        List<String> names = new ArrayList<>(parameters().keySet());
        StringBuilder sql = new StringBuilder();
        for (Piece piece : pieces.subList(0, bodyEnd())) {
            sql.append(
                    piece.kind() == Kind.PARAMETER
                            ? "$" + (names.indexOf(piece.text().substring(1)) + 1)
                            : piece.text());
        }
        return new PositionalSql(sql.toString(), names);
    }

    /** Index just after the last piece that is neither blank nor a semicolon. */
    private int bodyEnd() {
        int end = pieces.size();
        while (end > 0
                && (pieces.get(end - 1).kind() == Kind.BLANK
                        || pieces.get(end - 1).kind() == Kind.SEMICOLON)) {
            end--;
        }
        return end;
    }

    private static Kind kindAt(String sql, int at) {
        char c = sql.charAt(at);
        if (c == ';') {
            return Kind.SEMICOLON;
        }
        if (Character.isWhitespace(c) || sql.startsWith("--", at) || sql.startsWith("/*", at)) {
            return Kind.BLANK;
        }
        boolean parameter = c == '$' && end(DOLLAR_QUOTE, sql, at) < 0 && end(PARAMETER, sql, at) > 0;
        return parameter ? Kind.PARAMETER : Kind.CODE;
    }

    private static int endAt(String sql, int at) {
        if (sql.startsWith("/*", at)) {
            return blockCommentEnd(sql, at);
        }
        int quote = end(DOLLAR_QUOTE, sql, at);
        if (quote > 0) {
            String mark = sql.substring(at, quote);
            int close = sql.indexOf(mark, quote);
            return close < 0 ? sql.length() : close + mark.length();
        }
        for (Pattern pattern : List.of(PARAMETER, LINE_COMMENT, SPACE, ESCAPE_STRING, STRING, QUOTED_NAME, WORD)) {
            int end = end(pattern, sql, at);
            if (end > 0) {
                return end;
            }
        }
        return at + 1;
    }

    private static int blockCommentEnd(String sql, int start) {
        int depth = 1;
        int at = start + 2;
        while (at < sql.length() && depth > 0) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        }
        return at;
    }

    private static int end(Pattern pattern, String sql, int at) {
        Matcher matcher = pattern.matcher(sql).region(at, sql.length());
        return matcher.lookingAt() ? matcher.end() : -1;
    }
}
