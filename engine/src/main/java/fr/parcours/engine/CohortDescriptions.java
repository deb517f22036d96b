package fr.parcours.engine;

import fr.parcours.engine.analysis.AnalysisData;
import fr.parcours.engine.analysis.Attrition;
import fr.parcours.engine.analysis.AttritionResult;
import fr.parcours.engine.analysis.Crosstab;
import fr.parcours.engine.analysis.CrosstabResult;
import fr.parcours.engine.analysis.Flow;
import fr.parcours.engine.analysis.FlowResult;
import fr.parcours.engine.analysis.ProcessMap;
import fr.parcours.engine.analysis.ProcessMapResult;
import fr.parcours.engine.analysis.Profile;
import fr.parcours.engine.analysis.ProfileResult;
import fr.parcours.engine.analysis.StepDetails;
import fr.parcours.engine.analysis.Territory;
import fr.parcours.engine.analysis.TerritoryResult;
import fr.parcours.engine.analysis.VariantResult;
import fr.parcours.engine.analysis.Variants;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.CohortDefinition;
import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.engine.result.TableResult;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.StepType;
import java.util.List;

/** Who is in a {@link Cohort}, how far its journeys go and which ways. */
public abstract sealed class CohortDescriptions permits CohortAnalyses {

    private final AnalysisData data;
    private final CohortDefinition definition;
    private final ProtectionRule protection;

    CohortDescriptions(AnalysisData data, CohortDefinition definition, ProtectionRule protection) {
        this.data = data;
        this.definition = definition;
        this.protection = protection;
    }

    /**
     * Returns the definition of the cohort.
     *
     * @return an immutable value
     */
    public final CohortDefinition definition() {
        return definition;
    }

    final AnalysisData data() {
        return data;
    }

    final ProtectionRule protection() {
        return protection;
    }

    /**
     * Counts how many journeys each criterion of the definition leaves.
     *
     * @return one row per criterion, in the order in which they are applied
     */
    public final AttritionResult attrition() {
        return new Attrition(data, protection).of(definition);
    }

    /**
     * Says who is in the cohort: its journeys by one attribute after the other, with their shares.
     *
     * @param attributes the attributes, in the order in which they are shown
     * @return one row per stratum, attribute and value
     * @throws InvalidInputException if there is no attribute, or one is there twice
     */
    public final ProfileResult profile(Attribute... attributes) {
        return new Profile(data, protection).of(definition, List.of(attributes));
    }

    /**
     * Counts the cohort by two attributes, with margins, shares of rows and of columns, χ² and Cramér's V. Where the
     * cohort is split, by one table for each stratum and for all of them.
     *
     * @param rows the attribute of the rows
     * @param columns the attribute of the columns
     * @return the counts; shares and tests are its details
     * @throws InvalidInputException if an attribute is there twice, or they or the columns are too many
     */
    public final CrosstabResult crosstab(Attribute rows, Attribute columns) {
        return new Crosstab(data, protection).of(definition, rows, columns);
    }

    /**
     * Counts the cohort by territory, with the share seen by a jury and fully validated.
     *
     * @param territory an attribute that is a territory, such as the département of residence
     * @return counts and rates, by territory
     */
    public final TerritoryResult across(Attribute territory) {
        return new Territory(data, protection).of(definition.by(territory), territory);
    }

    /**
     * Counts what certifiers say of a step, such as where an advice interview led.
     *
     * @param step the step, at its first time; journeys without it are left aside
     * @return one row per stratum and detail
     */
    public final TableResult details(StepType step) {
        return new StepDetails(data, protection).of(definition, step);
    }

    /**
     * Follows the cohort from entry to validation.
     *
     * @return the funnel, by stratum
     */
    public final FlowResult flow() {
        return new Flow(data, protection).of(definition);
    }

    /**
     * Draws the ways of the journeys from step to step: how many pass from each step to each other, and how long that
     * takes. All steps from the entry on count, second juries too.
     *
     * @return steps and passages between them, by stratum
     */
    public final ProcessMapResult processMap() {
        return new ProcessMap(data, protection.hiding()).of(definition);
    }

    /**
     * Lists the most frequent sequences of steps from the entry on.
     *
     * @param most how many are told apart in each stratum, at least 1; the others are summed
     * @return sequences with their journeys, by stratum
     * @throws InvalidInputException if {@code most} is below 1
     */
    public final VariantResult variants(int most) {
        return new Variants(data, protection.hiding()).of(definition, most);
    }
}
