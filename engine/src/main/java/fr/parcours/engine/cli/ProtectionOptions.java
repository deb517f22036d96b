package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.protect.ProtectionRule;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How results are protected. */
final class ProtectionOptions {

    @Option(names = "--study", paramLabel = "NOM", order = 60)
    private Optional<String> study = Optional.empty();

    @ArgGroup(exclusive = true)
    private Choice choice = new Choice();

    /** Protected in some way, or not at all. */
    static final class Choice {

        @ArgGroup(exclusive = false)
        private Rule rule = new Rule();

        @Option(names = "--unprotected", order = 63)
        private boolean unprotected;
    }

    /** The rule. */
    static final class Rule {

        @Option(names = "--threshold", paramLabel = "3|5|11|20", order = 61)
        private Optional<Integer> threshold = Optional.empty();

        @Option(names = "--protection", paramLabel = "secret|arrondi", order = 62)
        private Mode mode = Mode.secret;
    }

    /** Modes, under the names that users give them. */
    enum Mode {
        /** Hides. */
        secret,
        /** Rounds. */
        arrondi
    }

    /** Continues the study, if one is named. */
    void open(Observatory observatory) {
        study.ifPresent(observatory::study);
    }

    Cohort protect(Cohort cohort) {
        if (choice.unprotected) {
            return cohort.unprotected();
        }
        ProtectionRule rule = choice.rule.threshold.map(ProtectionRule::of).orElseGet(ProtectionRule::standard);
        return cohort.protectedBy(choice.rule.mode == Mode.arrondi ? rule.rounded() : rule);
    }
}
