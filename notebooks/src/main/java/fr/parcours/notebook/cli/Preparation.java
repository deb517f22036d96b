package fr.parcours.notebook.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.notebook.jupyter.StudyParameters;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts deliveries together before notebooks ask, as known at the campaigns that they ask about: no cell waits for it.
 */
final class Preparation {

    /** The parameter by which studies say as known at which campaign. */
    private static final String CAMPAIGN = "campagne";

    private Preparation() {}

    static void of(Path dataset, Collection<StudyParameters> studies, Progress progress) {
        Set<Campaign> asked = studies.stream().flatMap(Preparation::campaigns).collect(Collectors.toSet());
        try (Observatory observatory = Observatory.open(dataset, progress)) {
            for (Campaign campaign : asked) {
                prepare(observatory, campaign);
            }
        }
    }

    private static void prepare(Observatory observatory, Campaign campaign) {
        try {
            observatory.prepare(Optional.of(campaign));
        } catch (InvalidInputException e) {
            // Nothing is as old: the cell that asks says so, beside what can be asked.
            return;
        }
    }

    private static Stream<Campaign> campaigns(StudyParameters study) {
        return study.declared().stream()
                .filter(parameter -> parameter.name().equals(CAMPAIGN))
                .flatMap(parameter -> {
                    try {
                        return Stream.of(Campaign.parse(parameter.value().replace("\"", "")));
                    } catch (InvalidInputException e) {
                        return Stream.empty();
                    }
                });
    }
}
