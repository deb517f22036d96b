package fr.parcours.engine.protect.table;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * One table that a publication has shown, or is about to.
 *
 * @param population whom it counts; its categories are dimensions of the table
 * @param table the true counts: not for release
 * @param shown what was shown, by cell; a published cell that is missing was withheld
 * @param hidesZeros whether withheld cells may be zero
 */
record Release(Population population, CountTable table, Map<CellKey, Long> shown, boolean hidesZeros) {

    Release {
        shown = Map.copyOf(shown);
    }

    Release showing(Map<CellKey, Long> counts, boolean zerosHidden) {
        return new Release(population, table, counts, zerosHidden);
    }

    TableSystem system() {
        return TableSystem.of(table.dimensions(), table.counts());
    }

    boolean isSame(Release other) {
        return population.equals(other.population) && table.equals(other.table);
    }

    /** A table of the release with what is needed to compare it with others. */
    static final class Placed {

        private final Release release;
        private final TableSystem system;
        private final Set<CellKey> keys = new LinkedHashSet<>();

        Placed(Release release) {
            this.release = release;
            this.system = release.system();
            system.cells().forEach(cell -> keys.add(cell.key()));
        }

        Release release() {
            return release;
        }

        TableSystem system() {
            return system;
        }

        Set<CellKey> keys() {
            return keys;
        }

        /** Published cells, as whoever reads the table sees them. */
        Set<CellKey> published() {
            Set<CellKey> published = new HashSet<>();
            system.cells().stream().filter(TableSystem.Cell::published).forEach(cell -> published.add(cell.key()));
            return published;
        }

        long count(CellKey key) {
            return system.count(system.position(key));
        }

        /** Names of the categories that all persons of the table have. */
        List<String> fixed() {
            SortedMap<String, String> within = release.population().within();
            return List.copyOf(within.keySet());
        }
    }
}
