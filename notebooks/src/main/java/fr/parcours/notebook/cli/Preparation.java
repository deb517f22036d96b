package fr.parcours.notebook.cli;

import fr.parcours.engine.Observatory;
import fr.parcours.engine.progress.Progress;
import fr.parcours.layout.Campaign;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.notebook.jupyter.StudyParameters;
import fr.parcours.notebook.jupyter.StudyParameters.Parameter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts deliveries together before notebooks ask, as known at the campaigns that their parameters name: no cell waits
 * for it.
 */
final class Preparation {

    private static final Pattern CAMPAIGN = Pattern.compile("(?<=\")\\d{4}-\\d(?=\")");

    /** The parameter of studies that are about one region. */
    private static final String REGION = "laRegion";

    private record State(String campaign, Set<String> regions) {}

    private Preparation() {}

    static void of(Path dataset, Collection<StudyParameters> studies, Progress progress) {
        Set<State> asked = studies.stream().flatMap(Preparation::states).collect(Collectors.toSet());
        try (Observatory observatory = Observatory.open(dataset, progress)) {
            for (State state : asked) {
                prepare(observatory, state);
            }
        }
    }

    private static void prepare(Observatory observatory, State state) {
        try {
            observatory.prepare(Campaign.parse(state.campaign()), state.regions());
        } catch (InvalidInputException e) {
            // No campaign, nothing as old, or no such region: the cell that asks says so, beside what can be asked.
            return;
        }
    }

    private static Stream<State> states(StudyParameters study) {
        Set<String> regions = study.declared().stream()
                .filter(parameter -> parameter.name().equals(REGION))
                .map(parameter -> parameter.value().replace("\"", ""))
                .collect(Collectors.toSet());
        return study.declared().stream()
                .map(Parameter::value)
                .flatMap(value -> CAMPAIGN.matcher(value).results())
                .map(MatchResult::group)
                .map(campaign -> new State(campaign, regions));
    }
}
