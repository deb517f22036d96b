package fr.parcours.engine.analysis;

import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.cohort.CohortSql;
import fr.parcours.engine.protect.ProtectedShares;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.ResultColumn;
import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.engine.result.ResultTable;
import fr.parcours.engine.stats.regression.Coefficient;
import fr.parcours.engine.stats.regression.FitWarning;
import fr.parcours.engine.stats.regression.HypothesisTest;
import fr.parcours.engine.stats.regression.MarginalEffect;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The table of a regression model: one row per covariate and value, the reference first. The effect of a value is
 * withheld when its subjects or events are.
 */
final class ModelTable {

    private static final Texts TEXTS = Texts.of(ModelTable.class);
    private static final int LEAST_FREEDOM = 10;
    private static final double PROPORTIONAL = 0.05;

    private final ModelPatterns patterns;
    private final Map<String, Coefficient> coefficients = new HashMap<>();
    private final Optional<Map<String, MarginalEffect>> marginal;
    private final ProtectionRule rule;

    /** What a coefficient is the logarithm of. */
    enum Ratio {
        /** Ratio of odds. */
        ODDS,
        /** Ratio of hazards. */
        HAZARD,
        /** Ratio of subdistribution hazards. */
        SUBDISTRIBUTION;

        private String key() {
            return name().toLowerCase(Locale.ROOT) + "_ratio";
        }
    }

    ModelTable(
            ModelPatterns patterns,
            List<Coefficient> coefficients,
            Optional<Map<String, MarginalEffect>> marginal,
            ProtectionRule rule) {
        this.patterns = patterns;
        coefficients.forEach(coefficient -> this.coefficients.put(coefficient.name(), coefficient));
        this.marginal = marginal;
        this.rule = rule;
    }

    /** Refuses a model that tells its data: with as many coefficients as patterns each count could be read off it. */
    static void requireFreedom(ProtectionRule rule, int freedom) {
        if (rule.active() && freedom < LEAST_FREEDOM) {
            throw new InvalidInputException(TEXTS.format("model.saturated", Math.max(0, freedom), LEAST_FREEDOM));
        }
    }

    ResultTable of(String name, ModelledEvent event, CohortDefinition cohort, Ratio ratio) {
        return of(
                name,
                cohort,
                ratio,
                language -> TEXTS.in(language, name + ".title", event.describe(language), cohort.name()));
    }

    ResultTable of(String name, CohortDefinition cohort, Ratio ratio, Function<Locale, String> title) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < patterns.covariates().size(); i++) {
            if (patterns.covariates().get(i).isNumber()) {
                rows.add(slope(patterns.covariates().get(i)));
                continue;
            }
            List<ModelPatterns.Level> levels = patterns.levels(i);
            List<ProtectedShares.Share> shares = ModelPatterns.shares(rule, levels);
            for (int level = 0; level < levels.size(); level++) {
                rows.add(row(
                        patterns.covariates().get(i),
                        levels.get(level).code(),
                        level == 0,
                        shares.get(level),
                        shares.get(0)));
            }
        }
        patterns.modelTerms().crossings().forEach(crossing -> rows.addAll(rows(crossing)));
        return new ResultTable(name, title.apply(Locale.FRENCH), title.apply(Locale.ENGLISH), columns(ratio), rows);
    }

    /** The effect of one more unit of a number. */
    private List<Cell> slope(Attribute number) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(number.name()));
        cells.add(Cell.text(Texts.language().equals(Locale.ENGLISH) ? number.labelEn() : number.labelFr()));
        cells.add(Cell.text(""));
        cells.add(Cell.text(TEXTS.format("model.slope")));
        cells.add(Cell.MISSING);
        cells.add(Cell.MISSING);
        cells.addAll(effects(number.name(), Cell.MISSING));
        return cells;
    }

    private List<Cell> row(
            Attribute attribute,
            String code,
            boolean isReference,
            ProtectedShares.Share share,
            ProtectedShares.Share reference) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(attribute.name()));
        cells.add(Cell.text(Texts.language().equals(Locale.ENGLISH) ? attribute.labelEn() : attribute.labelFr()));
        cells.add(Cell.text(code));
        cells.add(Cell.text(patterns.modelTerms().label(attribute, code, Texts.language())));
        cells.add(Cells.count(share.whole()));
        cells.add(Cells.count(share.part()));
        if (isReference) {
            cells.add(Cell.measure(1));
            cells.addAll(Collections.nCopies(effects() - 1, Cell.MISSING));
        } else {
            cells.addAll(
                    isShown(share)
                            ? effects(attribute.name() + code, difference(share, reference))
                            : Collections.nCopies(effects(), Cell.HIDDEN));
        }
        return cells;
    }

    /** The difference of two shares as they are; nothing that the counts shown do not tell. */
    private static Cell difference(ProtectedShares.Share share, ProtectedShares.Share reference) {
        return isShown(reference) ? Cell.measure(rate(share) - rate(reference)) : Cell.HIDDEN;
    }

    private static boolean isShown(ProtectedShares.Share share) {
        return share.part().isPresent() && share.whole().isPresent();
    }

    private static double rate(ProtectedShares.Share share) {
        return (double) share.part().getAsLong() / share.whole().getAsLong();
    }

    /**
     * The pairs of values that have a coefficient. Their counts add up to those of the values alone: as soon as one is
     * withheld none is told.
     */
    private List<List<Cell>> rows(ModelTerms.Crossing crossing) {
        List<ModelPatterns.Level> levels = patterns.levels(crossing);
        List<ProtectedShares.Share> shares = ModelPatterns.shares(rule, levels);
        boolean told = shares.stream().allMatch(ModelTable::isShown);
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            String[] codes = levels.get(i).code().split(CohortSql.STRATUM_SEPARATOR, -1);
            String name =
                    crossing.first().name() + codes[0] + ":" + crossing.second().name() + codes[1];
            if (!coefficients.containsKey(name)) {
                continue;
            }
            ProtectedShares.Share share = shares.get(i);
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text(crossing.name()));
            cells.add(Cell.text(crossing.label(Texts.language())));
            cells.add(Cell.text(String.join(":", codes)));
            cells.add(Cell.text(patterns.modelTerms().label(crossing.first(), codes[0], Texts.language()) + " × "
                    + patterns.modelTerms().label(crossing.second(), codes[1], Texts.language())));
            cells.add(told ? Cells.count(share.whole()) : Cell.HIDDEN);
            cells.add(told ? Cells.count(share.part()) : Cell.HIDDEN);
            cells.addAll(isShown(share) ? effects(name, Cell.MISSING) : Collections.nCopies(effects(), Cell.HIDDEN));
            rows.add(cells);
        }
        return rows;
    }

    private int effects() {
        return marginal.isPresent() ? 8 : 4;
    }

    private List<Cell> effects(String name, Cell difference) {
        List<Cell> cells = new ArrayList<>();
        Coefficient coefficient = coefficients.get(name);
        cells.add(coefficient == null ? Cell.MISSING : Cell.measure(coefficient.ratio()));
        cells.add(coefficient == null ? Cell.MISSING : Cell.measure(coefficient.ratioLower()));
        cells.add(coefficient == null ? Cell.MISSING : Cell.measure(coefficient.ratioUpper()));
        cells.add(coefficient == null ? Cell.MISSING : Cell.measure(coefficient.p()));
        marginal.ifPresent(effectsOf -> {
            cells.add(difference);
            MarginalEffect effect = effectsOf.get(name);
            cells.add(effect == null ? Cell.MISSING : Cell.measure(effect.estimate()));
            cells.add(effect == null ? Cell.MISSING : Cell.measure(effect.lower()));
            cells.add(effect == null ? Cell.MISSING : Cell.measure(effect.upper()));
        });
        return cells;
    }

    private List<ResultColumn> columns(Ratio ratio) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(new ResultColumn("covariate", "Clé", "Key", Kind.TEXT));
        columns.add(new ResultColumn("covariate_label", "Caractéristique", "Covariate", Kind.TEXT));
        columns.add(new ResultColumn("level", "Code", "Code", Kind.TEXT));
        columns.add(new ResultColumn("level_label", "Modalité", "Value", Kind.TEXT));
        columns.add(new ResultColumn("journeys", "Parcours", "Journeys", Kind.COUNT));
        columns.add(new ResultColumn("events", "Concernés", "Events", Kind.COUNT));
        columns.add(new ResultColumn(
                ratio.key(),
                TEXTS.in(Locale.FRENCH, "model." + ratio.key()),
                TEXTS.in(Locale.ENGLISH, "model." + ratio.key()),
                Kind.RATIO));
        columns.add(new ResultColumn("lower", "Borne basse 95 %", "Lower 95%", Kind.RATIO));
        columns.add(new ResultColumn("upper", "Borne haute 95 %", "Upper 95%", Kind.RATIO));
        columns.add(new ResultColumn("p", "p", "p", Kind.PROBABILITY));
        if (marginal.isPresent()) {
            columns.add(new ResultColumn("crude_difference", "Écart brut", "Crude difference", Kind.RATE));
            columns.add(new ResultColumn("marginal_effect", "Effet marginal moyen", "Average effect", Kind.RATE));
            columns.add(new ResultColumn("marginal_lower", "Borne basse 95 %", "Lower 95%", Kind.RATE));
            columns.add(new ResultColumn("marginal_upper", "Borne haute 95 %", "Upper 95%", Kind.RATE));
        }
        return columns;
    }

    /** Says in French what the fit warns of. */
    List<String> warnings(List<FitWarning> warnings) {
        return warnings.stream()
                .map(warning -> TEXTS.in(
                                Locale.FRENCH, "model.warning." + warning.kind(), String.join(", ", warning.subjects()))
                        .strip())
                .toList();
    }

    /** Adds a warning for each covariate whose effect changes over time. */
    void warnOfProportionality(List<HypothesisTest> tests, List<String> warnings) {
        tests.stream()
                .filter(test -> test.p() < PROPORTIONAL)
                .flatMap(test -> patterns.covariates().stream()
                        .filter(attribute -> attribute.name().equals(test.name())))
                .forEach(attribute ->
                        warnings.add(TEXTS.in(Locale.FRENCH, "model.proportionality", attribute.labelFr())));
    }

    List<ModelResult.TermTest> terms(List<HypothesisTest> tests) {
        return tests.stream()
                .map(test -> new ModelResult.TermTest(
                        test.name(), label(test.name()), test.statistic(), test.degreesOfFreedom(), test.p()))
                .toList();
    }

    private String label(String term) {
        return Stream.concat(
                        patterns.covariates().stream()
                                .filter(attribute -> attribute.name().equals(term))
                                .map(attribute -> Texts.language().equals(Locale.ENGLISH)
                                        ? attribute.labelEn()
                                        : attribute.labelFr()),
                        patterns.modelTerms().crossings().stream()
                                .filter(crossing -> crossing.name().equals(term))
                                .map(crossing -> crossing.label(Texts.language())))
                .findFirst()
                .orElseGet(() -> TEXTS.format("model.test.all"));
    }
}
