package fr.parcours.engine.session;

import fr.parcours.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query changed at one place.
 *
 * @param query the changed query
 * @param change line, what stood there and what stands there now
 */
record QueryMutation(Query query, String change) {

    private static final Pattern CONDITION = Pattern.compile("\\b(?:where|on|when|and|or|having)\\b");
    private static final Pattern CONDITION_END =
            Pattern.compile("\\b(?:and|or|then|where|group by|order by|inner|left|full|cross|union|as|end)\\b|,|\\z");
    private static final Pattern CLAUSE_END = Pattern.compile("\\b(?:group by|order by|having|union)\\b|\\z");

    /** Lists the changes of a query. */
    static List<QueryMutation> of(Query query) {
        String sql = query.sql().replaceAll("--[^\n]*", "");
        List<QueryMutation> mutations = new ArrayList<>();
        Changes changes = new Changes(query, sql, mutations);
        changes.words("<=", "<");
        changes.words("<", "<=");
        changes.words(">=", ">");
        changes.words(">", ">=");
        changes.words("=", "<>");
        changes.words("<>", "=");
        changes.words("\\+", "-");
        changes.words("(?<=[a-z_\\d)] )-(?= )", "+");
        for (List<String> pair : List.of(
                List.of("min", "max"),
                List.of("arg_min", "arg_max"),
                List.of("least", "greatest"),
                List.of("bool_or", "bool_and"),
                List.of("bit_or", "bit_and"),
                List.of("and", "or"),
                List.of("inner join", "left join"),
                List.of("union all", "union"))) {
            changes.words("\\b" + pair.get(0) + "\\b", pair.get(1));
            changes.words("\\b" + pair.get(1) + "\\b(?! all)", pair.get(0));
        }
        changes.words("\\bfull join\\b", "inner join");
        changes.words("\\bis not null\\b", "is null");
        changes.words("\\bis null\\b", "is not null");
        changes.words("\\bis distinct from\\b", "<>");
        changes.words("\\bis not distinct from\\b", "=");
        changes.words("(?<!is )(?<!is not )\\bdistinct\\b", "");
        changes.words("(?<!is )\\bnot\\b(?! null)", "");
        changes.each("\\belse [^\n]*?(?= end|\n)", ignored -> "else null");
        changes.words("\\btrue\\b", "false");
        changes.words("\\bfalse\\b", "true");
        changes.each("'[^']*'", literal -> literal.equals("''") ? "'x'" : literal.replaceAll("'$", "x'"));
        changes.each("(?<![\\w.])\\d+\\b", number -> String.valueOf(Integer.parseInt(number) + 1));
        changes.dropped("\\bfilter \\(");
        changes.firstArgument();
        changes.conditions();
        changes.clauses("where");
        changes.clauses("having");
        changes.columns();
        changes.clauses("order by(?=[^()]*\\z)");
        return mutations;
    }

    /** Says whether some case of the query fails, or the change is no SQL at all. */
    boolean isNoticed(QueryBench bench) {
        return QueryCaseFile.cases(query.name()).stream().anyMatch(one -> {
            try {
                bench.check(query, one);
                return false;
            } catch (AssertionError | RuntimeException e) {
                return true;
            }
        });
    }

    @Override
    public String toString() {
        return query.name() + " " + change;
    }

    private record Changes(Query query, String sql, List<QueryMutation> mutations) {

        void words(String pattern, String replacement) {
            // Operators stand between spaces; words are bounded by their patterns.
            String exact = pattern.matches("[<>=\\\\+]+") ? "(?<= )" + pattern + "(?= )" : pattern;
            each(exact, found -> replacement);
        }

        void each(String pattern, UnaryOperator<String> replacement) {
            Matcher matcher = Pattern.compile(pattern).matcher(sql);
            while (matcher.find()) {
                replace(matcher.start(), matcher.end(), replacement.apply(matcher.group()));
            }
        }

        /** Leaves out what starts with a pattern and ends with the bracket that the pattern opens. */
        void dropped(String pattern) {
            Pattern.compile(pattern)
                    .matcher(sql)
                    .results()
                    .forEach(found -> replace(found.start(), closing(found.end()) + 1, ""));
        }

        /** Leaves out what {@code coalesce} says instead of a missing value. */
        void firstArgument() {
            for (MatchResult found :
                    Pattern.compile("\\bcoalesce\\(").matcher(sql).results().toList()) {
                int comma = found.end();
                for (int depth = 0; sql.charAt(comma) != ',' || depth > 0; comma++) {
                    depth += sql.charAt(comma) == '(' ? 1 : sql.charAt(comma) == ')' ? -1 : 0;
                }
                replace(comma, closing(found.end()), "");
            }
        }

        /** Takes each condition as always met, then as never met. */
        void conditions() {
            for (MatchResult found : CONDITION.matcher(sql).results().toList()) {
                int end = end(found.end(), CONDITION_END);
                if (!sql.substring(found.end(), end).isBlank()) {
                    replace(found.end(), end, " true ");
                    replace(found.end(), end, " false ");
                }
            }
        }

        /** Leaves out a clause. */
        void clauses(String keyword) {
            Pattern.compile("\\b" + keyword + "\\b")
                    .matcher(sql)
                    .results()
                    .filter(found -> !sql.substring(0, found.start()).endsWith("("))
                    .forEach(found -> replace(found.start(), end(found.end(), CLAUSE_END), ""));
        }

        /** Makes each column of the answer missing. */
        void columns() {
            int last = Math.max(sql.lastIndexOf("\nselect\n"), 0);
            Matcher matcher =
                    Pattern.compile("(?m)^    ([a-z_]+\\.)?([a-z_]+)(,?)$").matcher(sql);
            while (matcher.find()) {
                int from = sql.indexOf("\nfrom ", last);
                if (matcher.start() > last && matcher.start() < from) {
                    replace(matcher.start(), matcher.end(), "    null as " + matcher.group(2) + matcher.group(3));
                }
            }
        }

        private int closing(int start) {
            int depth = 1;
            int at = start;
            while (depth > 0) {
                depth += sql.charAt(at) == '(' ? 1 : sql.charAt(at) == ')' ? -1 : 0;
                at++;
            }
            return at - 1;
        }

        /** Finds where a clause or condition ends: before what is next, or before the bracket that closes around it. */
        private int end(int start, Pattern next) {
            int depth = 0;
            for (int at = start; at < sql.length(); at++) {
                depth += sql.charAt(at) == '(' ? 1 : sql.charAt(at) == ')' ? -1 : 0;
                if (depth < 0
                        || (depth == 0
                                && next.matcher(sql).region(at, sql.length()).lookingAt())) {
                    return at;
                }
            }
            return sql.length();
        }

        private void replace(int start, int end, String replacement) {
            String changed = sql.substring(0, start) + replacement + sql.substring(end);
            long line = sql.substring(0, start + 1).lines().count();
            String change =
                    "line " + line + ": " + sql.substring(start, end).strip().replaceAll("\\s+", " ") + " -> "
                            + (replacement.isEmpty() ? "nothing" : replacement.strip()) + " in " + around(start, end);
            mutations.add(new QueryMutation(
                    new Query(
                            query.name(),
                            query.purpose(),
                            query.grain(),
                            query.parameters(),
                            query.columns(),
                            query.sources(),
                            query.order(),
                            changed),
                    change));
        }

        private String around(int start, int end) {
            int from = sql.lastIndexOf('\n', start) + 1;
            int to = sql.indexOf('\n', end);
            return sql.substring(from, to < 0 ? sql.length() : to).strip().replaceAll("\\s+", " ");
        }
    }
}
