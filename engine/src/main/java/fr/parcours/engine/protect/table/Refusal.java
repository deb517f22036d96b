package fr.parcours.engine.protect.table;

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
}
