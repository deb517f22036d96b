package fr.parcours.engine.intake.specification;

import fr.parcours.engine.yaml.YamlPlaces;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the faults of a specification, each with its place, to tell them all at once. */
final class SpecificationFaults {

    private static final Texts TEXTS = Texts.of(Specifications.class);

    private record Fault(YamlPlaces.Place place, String text) {}

    private final YamlPlaces places;
    private final List<Fault> faults = new ArrayList<>();

    SpecificationFaults(YamlPlaces places) {
        this.places = places;
    }

    void add(String path, String key, Object... values) {
        faults.add(new Fault(places.find(path), TEXTS.format(key, values)));
    }

    void throwIfAny(String where) {
        if (faults.isEmpty()) {
            return;
        }
        List<String> lines = faults.stream()
                .sorted(Comparator.comparingInt(fault -> fault.place().line()))
                .map(fault -> TEXTS.format(
                        "fault.place", fault.place().line(), fault.place().column(), fault.text()))
                .toList();
        throw new InvalidInputException(TEXTS.format("specification.faults", where, String.join("\n  - ", lines)));
    }
}
