package fr.parcours.engine.anonymise;

import fr.parcours.layout.IntegrityException;
import java.util.List;

/** What would be written or stored names persons: nothing was. */
public final class LeakFoundException extends IntegrityException {

    private static final long serialVersionUID = 1L;

    private final transient List<LeakFinding> findings;

    /**
     * Creates the error.
     *
     * @param findings what was found; one of them at least blocks
     */
    public LeakFoundException(List<LeakFinding> findings) {
        super(LeakText.refusal(findings));
        this.findings = List.copyOf(findings);
    }

    /**
     * Returns what was found.
     *
     * @return columns, rules, counts and places
     */
    public List<LeakFinding> findings() {
        return findings;
    }
}
