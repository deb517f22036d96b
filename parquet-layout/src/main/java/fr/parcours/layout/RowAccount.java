package fr.parcours.layout;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every row of an extract. Nothing is lost: read = accepted + rejected + ignored.
 *
 * @param read rows of data in the extract
 * @param accepted rows that became journeys and steps
 * @param rejected rows in quarantine
 * @param ignored rows that the specification leaves out
 * @param rejectedByReason rejected rows by their first reason
 * @param ignoredByReason rows left out, by the reason that the specification gives
 * @param findings rows that each check touched, whatever was done with them: a row counts once per check
 */
public record RowAccount(
        long read,
        long accepted,
        long rejected,
        long ignored,
        Map<String, Long> rejectedByReason,
        Map<String, Long> ignoredByReason,
        Map<String, Long> findings) {

    /**
     * Copies the maps in the order of their keys, and checks that nothing was lost.
     *
     * @throws IntegrityException if the counts do not add up
     */
    public RowAccount {
        rejectedByReason = sorted(rejectedByReason);
        ignoredByReason = sorted(ignoredByReason);
        findings = sorted(findings);
        if (read != accepted + rejected + ignored
                || sum(rejectedByReason) != rejected
                || sum(ignoredByReason) != ignored) {
            throw new IntegrityException(Texts.layout()
                    .format(
                            "extract.unbalanced",
                            read,
                            accepted,
                            rejected,
                            sum(rejectedByReason),
                            ignored,
                            sum(ignoredByReason)));
        }
    }

    /**
     * Returns the account of an extract without a fault.
     *
     * @param rows rows read, all accepted
     * @return the account
     */
    public static RowAccount allAccepted(long rows) {
        return new RowAccount(rows, rows, 0, 0, Map.of(), Map.of(), Map.of());
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
