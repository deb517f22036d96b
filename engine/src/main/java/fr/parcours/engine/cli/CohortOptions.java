package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortFile;
import fr.parcours.engine.cohort.Condition;
import fr.parcours.engine.cohort.Entry;
import fr.parcours.engine.cohort.Occurrence;
import fr.parcours.engine.cohort.Public;
import fr.parcours.engine.cohort.StepCondition;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which journeys are followed. */
final class CohortOptions {

    private static final Texts TEXTS = Texts.of(CohortOptions.class);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    @Option(names = "--cohort", paramLabel = "FICHIER", order = 9)
    private Optional<Path> file = Optional.empty();

    @Option(names = "--entered", paramLabel = "2008..2009", order = 10)
    private Optional<String> entered = Optional.empty();

    @Option(names = "--entry", paramLabel = "ÉTAPE[:ISSUE][#RANG]", order = 11)
    private Optional<String> entry = Optional.empty();

    @Option(names = "--where", paramLabel = "colonne=valeur,…", order = 12)
    private List<String> where = List.of();

    @Option(names = "--public", paramLabel = "PUBLIC", split = ",", order = 12)
    private List<String> publics = List.of();

    @Option(names = "--having", paramLabel = "ÉTAPE[:ISSUE]", order = 12)
    private List<String> having = List.of();

    @Option(names = "--without", paramLabel = "ÉTAPE[:ISSUE]", order = 12)
    private List<String> without = List.of();

    @Option(names = "--clock-from", paramLabel = "ÉTAPE", order = 13)
    private Optional<String> clockFrom = Optional.empty();

    @Option(names = "--changing-at", paramLabel = "ÉTAPE", order = 13)
    private Optional<String> changingAt = Optional.empty();

    @Option(names = "--per-person", order = 13)
    private boolean perPerson;

    @Option(names = "--observed-from", paramLabel = "AAAA-MM-JJ", order = 13)
    private Optional<String> observedFrom = Optional.empty();

    @Option(names = "--as-known-at", paramLabel = "CAMPAGNE", order = 14)
    private Optional<String> asKnownAt = Optional.empty();

    @Mixin
    private ProtectionOptions protection;

    /** Makes the cohort, entering at a step unless the user chose another. */
    Cohort cohort(Observatory observatory, String name, StepType step, Optional<Outcome> outcome) {
        protection.open(observatory);
        Cohort cohort = file.map(path -> observatory.cohort(CohortFile.read(path)))
                .orElseGet(() -> observatory.cohort(
                        CohortDefinition.named(name).entering(new Entry(step, outcome, Occurrence.first()))));
        if (entry.isPresent()) {
            cohort = entering(cohort, entry.get());
        }
        if (entered.isPresent()) {
            String[] bounds = entered.get().split("\\.\\.", -1);
            cohort = cohort.between(
                    bound(bounds[0], "-01-01", bounds.length),
                    bound(bounds[bounds.length - 1], "-12-31", bounds.length));
        }
        cohort = cohort.where(conditions());
        for (String target : publics) {
            cohort = cohort.of(Public.named(target));
        }
        cohort = cohort.where(stepConditions());
        if (clockFrom.isPresent()) {
            cohort = cohort.clockFrom(step(clockFrom.get()));
        }
        if (changingAt.isPresent()) {
            cohort = cohort.changingAt(step(changingAt.get()));
        }
        if (perPerson) {
            cohort = cohort.perPerson();
        }
        if (observedFrom.isPresent()) {
            cohort = cohort.observedFrom(observedFrom.get());
        }
        if (asKnownAt.isPresent()) {
            cohort = cohort.asKnownAt(asKnownAt.get());
        }
        return protection.protect(cohort);
    }

    private String bound(String text, String dayOfYear, int bounds) {
        Matcher year = YEAR.matcher(text);
        if (bounds > 2 || !(year.matches() || DAY.matcher(text).matches())) {
            throw new InvalidInputException(TEXTS.format("entered.form", entered.orElse("")));
        }
        return year.matches() ? text + dayOfYear : text;
    }

    private static Cohort entering(Cohort cohort, String text) {
        int mark = text.indexOf('#');
        String step = mark < 0 ? text : text.substring(0, mark);
        Occurrence occurrence = mark < 0 ? Occurrence.first() : occurrence(text, text.substring(mark + 1));
        Optional<Outcome> outcome = outcome(step);
        return outcome.isPresent()
                ? cohort.enteringAt(step(step), outcome.get(), occurrence)
                : cohort.enteringAt(step(step), occurrence);
    }

    private static Occurrence occurrence(String text, String rank) {
        if (rank.equalsIgnoreCase("any")) {
            return Occurrence.any();
        }
        if (!rank.matches("\\d{1,3}")) {
            throw new InvalidInputException(TEXTS.format("entry.form", text));
        }
        return Occurrence.nth(Integer.parseInt(rank));
    }

    /** The outcome after the colon, if there is one. */
    static Optional<Outcome> outcome(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(constant(Outcome.class, text.substring(colon + 1).toUpperCase(Locale.ROOT), text));
    }

    private StepCondition[] stepConditions() {
        return Stream.concat(
                        having.stream().map(text -> condition(text, StepCondition.Presence.HAD)),
                        without.stream().map(text -> condition(text, StepCondition.Presence.HAD_NOT)))
                .toArray(StepCondition[]::new);
    }

    private static StepCondition condition(String text, StepCondition.Presence presence) {
        return new StepCondition(step(text), outcome(text), presence, Optional.empty());
    }

    static StepType step(String text) {
        return constant(StepType.class, text.toUpperCase(Locale.ROOT).split(":", 2)[0], text);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        TEXTS.format("constant.unknown", text, Arrays.toString(type.getEnumConstants()))));
    }

    private Condition[] conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (String text : where) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new InvalidInputException(TEXTS.format("where.form", text));
            }
            conditions.add(Attribute.named(text.substring(0, equals))
                    .in(text.substring(equals + 1).split(",")));
        }
        return conditions.toArray(Condition[]::new);
    }
}
