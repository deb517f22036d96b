package fr.parcours.engine.territory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A way to group places of residence into zones, at one date: a vintage is a zoning of its own.
 *
 * @param name name of the attribute of journeys that it makes, such as {@code residence_region_2016}
 * @param place what it groups
 * @param labelFr French label, with the vintage
 * @param labelEn English label, with the vintage
 * @param zones zone of each place; places in no zone are not there
 * @param labels label of each zone
 */
public record Zoning(
        String name,
        Place place,
        String labelFr,
        String labelEn,
        Map<String, String> zones,
        Map<String, String> labels) {

    /** Copies the maps; zones keep the order of their codes. */
    public Zoning {
        zones = Collections.unmodifiableMap(new TreeMap<>(zones));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** What a zoning groups. */
    public enum Place {
        /** Communes, of any year. */
        COMMUNE("residence_commune"),
        /** Départements: known for some journeys whose commune is not. */
        DEPARTEMENT("residence_departement");

        private final String column;

        Place(String column) {
            this.column = column;
        }

        /**
         * Returns the column of journeys that holds the place.
         *
         * @return its name
         */
        public String column() {
            return column;
        }
    }

    /**
     * Returns the label of the zoning.
     *
     * @param language English, or else French
     * @return its label
     */
    public String label(Locale language) {
        return language.getLanguage().equals("en") ? labelEn : labelFr;
    }
}
