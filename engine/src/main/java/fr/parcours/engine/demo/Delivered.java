package fr.parcours.engine.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the clean rows of all campaigns say together: what a faultless reader knows in the end. */
final class Delivered {

    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final Map<String, Set<Event>> steps = new LinkedHashMap<>();

    void add(List<SourceRow> rows) {
        for (SourceRow row : rows) {
            if (row.dirt().isEmpty()) {
                String key = row.life().key();
                lives.put(key, row.life());
                steps.computeIfAbsent(key, unused -> new LinkedHashSet<>()).addAll(row.steps());
            }
        }
    }

    Counts counts() {
        List<Counts.Known> known = new ArrayList<>();
        lives.forEach((key, life) -> known.add(new Counts.Known(
                life, life.events().stream().filter(steps.get(key)::contains).toList())));
        return Counts.of(known);
    }
}
