package fr.parcours.notebook.chart;

import fr.parcours.layout.Texts;
import fr.parcours.notebook.number.Numbers;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What is written beside marks of a chart. */
final class Notes {

    private static final Texts TEXTS = Texts.of(Notes.class);

    private Notes() {}

    /** A share, with its number where there is room for it; empty when the share is withheld. */
    static String share(OptionalDouble share, OptionalLong number, boolean room) {
        if (share.isEmpty()) {
            return "";
        }
        String percent = Numbers.percent(share.getAsDouble());
        return room && number.isPresent()
                ? TEXTS.format("note.share", percent, Numbers.count(number.getAsLong()))
                : percent;
    }
}
