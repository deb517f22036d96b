package fr.parcours.engine.cli;

import fr.parcours.engine.analysis.CountedEvent;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.analysis.Outcomes;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.layout.StepType;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which event is counted, and within which time. */
final class EventOptions {

    private static final int USUAL_HORIZON = 24;

    @Option(names = "--event", paramLabel = "ÉTAPE[:ISSUE]|ISSUE", descriptionKey = "comparison.event", order = 2)
    private Optional<String> event = Optional.empty();

    @Option(names = "--horizon", paramLabel = "MOIS", descriptionKey = "comparison.horizon", order = 3)
    private Optional<Integer> horizon = Optional.empty();

    /** Reads an event as users write it. */
    static ModelledEvent parse(String text) {
        if (Outcomes.OUTCOMES.contains(text)) {
            return ModelledEvent.outcome(text);
        }
        StepType step = CohortOptions.step(text);
        return CohortOptions.outcome(text)
                .map(outcome -> ModelledEvent.reaching(step, outcome))
                .orElseGet(() -> ModelledEvent.reaching(step));
    }

    boolean isGiven() {
        return event.isPresent() || horizon.isPresent();
    }

    CountedEvent counted() {
        Months time = new Months(horizon.orElse(USUAL_HORIZON));
        return event.map(text -> CountedEvent.within(parse(text), time))
                .orElseGet(() -> CountedEvent.presumed(new Presumption(time)));
    }
}
