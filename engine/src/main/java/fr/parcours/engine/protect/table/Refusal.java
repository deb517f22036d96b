package fr.parcours.engine.protect.table;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;

/** The refusals of this package, in the user's language. */
final class Refusal {

    private static final Texts TEXTS = Texts.of(Refusal.class);

    private Refusal() {}

    static UnprotectableTableException of(CellKey cell) {
        return new UnprotectableTableException(TEXTS.format("secret.refused", cell));
    }

    static InvalidInputException unknown(CellKey cell) {
        return new InvalidInputException(TEXTS.format("system.unknown", cell));
    }

    static UnprotectableTableException rounding(int base) {
        return new UnprotectableTableException(TEXTS.format("rounded.refused", base));
    }

    /** What was refused alone or beside what the study has shown: then also what to do about that. */
    static UnprotectableTableException beside(UnprotectableTableException refused) {
        return new UnprotectableTableException(TEXTS.format("publication.refused", refused.getMessage()));
    }

    static InvalidInputException rule(ProtectionRule before) {
        return new InvalidInputException(TEXTS.format("publication.rule", before.describe(Texts.language())));
    }
}
