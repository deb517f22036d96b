package fr.parcours.engine.territory;

import fr.parcours.layout.DurableFiles;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The variables of territories that users added for a dataset, one CSV file for each indicator.
 *
 * @param folder where they are, which may not exist yet
 * @param levels the levels that their values may be given for
 */
public record VariableFolder(Path folder, ZoneLevels levels) {

    private static final Texts TEXTS = Texts.of(VariableFolder.class);
    private static final String SUFFIX = ".csv";

    /**
     * An indicator that was added to.
     *
     * @param indicator as it is kept now
     * @param added number of values that were not there before
     */
    public record Addition(Indicator indicator, long added) {}

    /**
     * Keeps the indicators of a file. Periods and zones that an indicator has already stay; all of the file is checked
     * before any indicator is written, each of them at once.
     *
     * @param file the user's file
     * @param replace whether what is there of the same indicators is removed first
     * @return what is kept, in the order of the file
     * @throws InvalidInputException if a line is at fault, or contradicts what is kept and nothing may be replaced
     */
    public List<Addition> add(Path file, boolean replace) {
        List<Addition> additions = new ArrayList<>();
        for (Indicator read : VariableFile.read(file, levels)) {
            Optional<Indicator> kept =
                    replace || !names().contains(read.name()) ? Optional.empty() : Optional.of(indicator(read.name()));
            Indicator joined = kept.map(before -> joined(file, before, read)).orElse(read);
            long before = kept.map(one -> (long) one.all().size()).orElse(0L);
            additions.add(new Addition(joined, joined.all().size() - before));
        }
        for (Addition addition : additions) {
            Path kept = path(addition.indicator().name());
            try {
                Files.createDirectories(folder);
                DurableFiles.replace(kept, VariableFile.text(addition.indicator()));
            } catch (IOException e) {
                throw new InvalidInputException(TEXTS.format("variable.write", kept), e);
            }
        }
        return additions;
    }

    private static Indicator joined(Path file, Indicator before, Indicator read) {
        if (!before.level().equals(read.level())
                || !before.unit().equals(read.unit())
                || before.kind() != read.kind()) {
            throw new InvalidInputException(TEXTS.format(
                    "variable.other",
                    file,
                    read.name(),
                    before.level(),
                    before.unit(),
                    before.periods().get(0)));
        }
        Map<Period, Map<String, Double>> values = new TreeMap<>();
        before.values().forEach((period, ofZones) -> values.put(period, new TreeMap<>(ofZones)));
        Map<Period, String> sources = new TreeMap<>(before.sources());
        read.values().forEach((period, ofZones) -> {
            ofZones.forEach((zone, value) -> {
                Double kept = values.computeIfAbsent(period, unused -> new TreeMap<>())
                        .putIfAbsent(zone, value);
                if (kept != null && !Objects.equals(kept, value)) {
                    throw new InvalidInputException(TEXTS.format(
                            "variable.kept",
                            file,
                            read.name(),
                            zone,
                            period,
                            ValueClasses.number(kept),
                            ValueClasses.number(value)));
                }
            });
            sources.merge(period, read.sources().get(period), VariableFolder::both);
        });
        return new Indicator(before.name(), before.level(), before.unit(), before.kind(), values, sources);
    }

    private static String both(String first, String second) {
        Set<String> both = new LinkedHashSet<>(List.of(first.split(" ; ")));
        both.addAll(List.of(second.split(" ; ")));
        return String.join(" ; ", both);
    }

    /**
     * Lists the indicators there are.
     *
     * @return names, in their order
     */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> Indicator.NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds an indicator.
     *
     * @param name its name
     * @return the indicator
     * @throws InvalidInputException if there is none of that name, and the message lists those there are; or if what is
     *     kept does not go with its zones any more
     */
    public Indicator indicator(String name) {
        if (!names().contains(name)) {
            throw new InvalidInputException(TEXTS.format(
                    "variable.unknown",
                    name,
                    names().isEmpty() ? TEXTS.format("variable.none") : String.join(", ", names())));
        }
        try {
            return VariableFile.kept(path(name), levels);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(TEXTS.format("variable.stale", name, e.getMessage()), e);
        }
    }

    private Path path(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
