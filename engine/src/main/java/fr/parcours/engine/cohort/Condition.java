package fr.parcours.engine.cohort;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A condition on the journeys of a cohort.
 *
 * @param attribute the attribute
 * @param asked the codes as the user gave them
 * @param accepted the codes that satisfy it, those contained in the ones asked included
 */
public record Condition(Attribute attribute, List<String> asked, List<String> accepted) {

    /** Copies the lists. */
    public Condition {
        asked = List.copyOf(asked);
        accepted = List.copyOf(accepted);
    }

    /**
     * Says the condition in words.
     *
     * @param language French or English
     * @return such as {@code niveau visé : niveau 3}
     */
    public String describe(Locale language) {
        String label = language.equals(Locale.ENGLISH) ? attribute.labelEn() : attribute.labelFr();
        return label + " : "
                + asked.stream()
                        .map(code -> attribute.label(code, language))
                        .collect(Collectors.joining(language.equals(Locale.ENGLISH) ? " or " : " ou "));
    }
}
