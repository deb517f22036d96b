package fr.parcours.engine.disclosure;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the equivalence classes of a dataset again, in plain Java, from what is in its files. */
record PlainCount(int k, int l) {

    static PlainCount of(Dataset dataset, Collection<QuasiIdentifier> quasiIdentifiers) {
        Map<String, String> results = results(dataset);
        Map<List<String>, Set<String>> persons = new HashMap<>();
        Map<List<String>, Set<String>> resultsOfClass = new HashMap<>();
        for (Map<String, String> row : HandMadeDataset.read(dataset, Table.JOURNEY)) {
            List<String> key = new ArrayList<>(List.of(row.get("region"), row.get("campaign")));
            quasiIdentifiers.forEach(quasi -> quasi.columns().forEach(column -> key.add(row.get(column))));
            String person = row.get("person_id").isEmpty() ? row.get("journey_id") : row.get("person_id");
            persons.computeIfAbsent(key, unused -> new HashSet<>()).add(person);
            resultsOfClass
                    .computeIfAbsent(key, unused -> new HashSet<>())
                    .add(results.getOrDefault(place(row), "NONE_YET"));
        }
        return new PlainCount(smallest(persons.values()), smallest(resultsOfClass.values()));
    }

    private static Map<String, String> results(Dataset dataset) {
        Map<String, String> results = new HashMap<>();
        HandMadeDataset.read(dataset, Table.STEP).stream()
                .filter(step -> Set.of("WITHDRAWAL", "EXPIRY").contains(step.get("step"))
                        || (step.get("step").equals("JURY")
                                && !step.get("outcome").isEmpty()))
                .sorted(Comparator.comparing((Map<String, String> step) -> step.get("step_date"))
                        .thenComparing(step -> step.get("step").equals("JURY")))
                .forEach(step ->
                        results.put(place(step), step.get("step").equals("JURY") ? step.get("outcome") : "LEFT"));
        return results;
    }

    private static String place(Map<String, String> row) {
        return row.get("region") + " " + row.get("campaign") + " " + row.get("journey_id");
    }

    private static int smallest(Collection<Set<String>> sets) {
        return sets.stream().mapToInt(Set::size).min().orElse(0);
    }
}
