package fr.parcours.engine.analysis;

import fr.parcours.engine.analysis.ShownEvents.Share;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.protect.table.Dimension;
import fr.parcours.engine.result.Cell;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The areas of a territory with the counts of an event that may be shown.
 *
 * <p>What compares areas with each other takes those whose journeys followed, with the event and without it are all
 * shown, and nothing else: it tells no count that is withheld. Journeys without a known area count in the whole, but
 * are no area.
 *
 * @param territory the attribute of the areas
 * @param counts the true counts by area
 * @param shown what is shown of them
 */
record Areas(Attribute territory, EventCounts counts, ShownEvents shown) {

    private static final Texts TEXTS = Texts.of(Areas.class);

    /**
     * An area that may be shown.
     *
     * @param code its code
     * @param share its counts
     */
    record Area(String code, Share share) {

        long followed() {
            return share.followed();
        }

        long events() {
            return share.events();
        }
    }

    static Areas of(
            AnalysisData data, ProtectionRule rule, CohortDefinition cohort, Attribute territory, CountedEvent event) {
        return of(data, rule, cohort, EventCounts.of(data, cohort, List.of(territory), event), event);
    }

    static Areas of(
            AnalysisData data, ProtectionRule rule, CohortDefinition cohort, EventCounts counts, CountedEvent event) {
        return new Areas(counts.attributes().get(0), counts, ShownEvents.of(data, cohort, rule, counts, event));
    }

    /** All codes of areas, the unknown one last. */
    List<String> codes() {
        return counts.codes(0);
    }

    /** The counts of an area, or of the whole, if they are shown. */
    Optional<Share> share(String code) {
        return shown.share(List.of(code));
    }

    /** Two cells at least: the code of an area, or of the whole, and its label if it has one. */
    List<Cell> name(String code) {
        return Groups.cells(List.of(territory), List.of(code));
    }

    /** The areas to be compared: known ones that are shown and have journeys followed. */
    List<Area> compared() {
        List<Area> areas = new ArrayList<>();
        for (String code : codes()) {
            if (!code.equals(Attribute.MISSING)) {
                share(code).filter(share -> share.followed() > 0).ifPresent(share -> areas.add(new Area(code, share)));
            }
        }
        return areas;
    }

    /** The whole, areas that are not known or not shown included. */
    Share whole() {
        return share(Dimension.TOTAL)
                .filter(share -> share.followed() > 0)
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("areas.whole")));
    }

    /** The areas to be compared, refused if they are too few. */
    List<Area> compared(int least) {
        List<Area> areas = compared();
        if (areas.size() < least) {
            throw new InvalidInputException(TEXTS.format(
                    "areas.few", Groups.label(territory, Texts.language()), areas.size(), codes().size(), least));
        }
        return areas;
    }

    /** What a reader must know of the areas left out, in French. */
    List<String> warnings() {
        long withheld = codes().stream()
                .filter(code -> !code.equals(Attribute.MISSING))
                .filter(code -> share(code).isEmpty())
                .count();
        return withheld > 0 ? List.of(TEXTS.in(Locale.FRENCH, "areas.withheld", withheld)) : List.of();
    }

    static List<Long> events(List<Area> areas) {
        return areas.stream().map(Area::events).toList();
    }

    static List<Long> followed(List<Area> areas) {
        return areas.stream().map(Area::followed).toList();
    }
}
