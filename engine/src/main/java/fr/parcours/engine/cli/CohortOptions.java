package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.Observatory;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.Condition;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Outcome;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say which journeys are followed. */
final class CohortOptions {

    private static final Texts TEXTS = Texts.of(CohortOptions.class);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    @Option(names = "--entered", paramLabel = "2008..2009", order = 10)
    private Optional<String> entered = Optional.empty();

    @Option(names = "--entry", paramLabel = "ÉTAPE[:ISSUE]", order = 11)
    private Optional<String> entry = Optional.empty();

    @Option(names = "--where", paramLabel = "colonne=valeur,…", order = 12)
    private List<String> where = List.of();

    @Option(names = "--as-known-at", paramLabel = "CAMPAGNE", order = 14)
    private Optional<String> asKnownAt = Optional.empty();

    @Option(names = "--unprotected", order = 60)
    private boolean unprotected;

    /** Makes the cohort, entering at a step unless the user chose another. */
    Cohort cohort(Observatory observatory, String name, StepType step, Optional<Outcome> outcome) {
        Cohort cohort = observatory.cohort(name);
        cohort = outcome.isPresent() ? cohort.enteringAt(step, outcome.get()) : cohort.enteringAt(step);
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
        if (asKnownAt.isPresent()) {
            cohort = cohort.asKnownAt(asKnownAt.get());
        }
        return unprotected ? cohort.unprotected() : cohort;
    }

    private String bound(String text, String dayOfYear, int bounds) {
        Matcher year = YEAR.matcher(text);
        if (bounds > 2 || !(year.matches() || DAY.matcher(text).matches())) {
            throw new InvalidInputException(TEXTS.format("entered.form", entered.orElse("")));
        }
        return year.matches() ? text + dayOfYear : text;
    }

    private static Cohort entering(Cohort cohort, String text) {
        String[] parts = text.toUpperCase(Locale.ROOT).split(":", -1);
        StepType step = constant(StepType.class, parts[0], text);
        return parts.length == 1
                ? cohort.enteringAt(step)
                : cohort.enteringAt(step, constant(Outcome.class, parts[1], text));
    }

    static StepType step(String text) {
        return constant(StepType.class, text.toUpperCase(Locale.ROOT), text);
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
