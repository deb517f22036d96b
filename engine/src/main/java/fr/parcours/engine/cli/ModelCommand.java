package fr.parcours.engine.cli;

import fr.parcours.engine.Cohort;
import fr.parcours.engine.analysis.CohortModel;
import fr.parcours.engine.analysis.ModelResult;
import fr.parcours.engine.analysis.ModelTerms;
import fr.parcours.engine.analysis.ModelledEvent;
import fr.parcours.engine.analysis.Outcomes;
import fr.parcours.engine.cohort.Attribute;
import fr.parcours.engine.cohort.Months;
import fr.parcours.engine.cohort.Presumption;
import fr.parcours.engine.result.Result;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parcours model}: what explains drop-out, an outcome or the time to a step. */
@Command(name = "model", resourceBundle = ParcoursCommand.TEXTS, mixinStandardHelpOptions = true, sortOptions = true)
final class ModelCommand extends AnalysisCommand {

    private static final Texts TEXTS = Texts.of(ModelCommand.class);
    private static final String PERSON = "person";

    /** The kinds of models, named as their options are. */
    enum Method {
        LOGISTIC("logistic"),
        COX("cox"),
        FINE_GRAY("fine-gray"),
        DISCRETE("discrete");

        private final String option;

        Method(String option) {
            this.option = option;
        }

        @Override
        public String toString() {
            return option;
        }
    }

    @Option(names = "--method", paramLabel = "MODÈLE", order = 1)
    private Method method = Method.LOGISTIC;

    @Option(names = "--event", paramLabel = "ÉTAPE[:ISSUE]|ISSUE", descriptionKey = "parcours.model.event", order = 2)
    private Optional<String> event = Optional.empty();

    @Option(names = "--horizon", paramLabel = "MOIS", descriptionKey = "parcours.model.horizon", order = 3)
    private int horizon = 24;

    @Option(names = "--period", paramLabel = "MOIS", descriptionKey = "parcours.model.period", order = 3)
    private int period = 3;

    @Option(names = "--cross", paramLabel = "colonne:colonne", split = ",", order = 4)
    private List<String> crossings = List.of();

    @Option(names = "--merge", paramLabel = "colonne=valeur:valeur", split = ",", order = 5)
    private List<String> mergings = List.of();

    @Option(names = "--reference", paramLabel = "colonne=valeur", split = ",", order = 5)
    private List<String> references = List.of();

    @Option(names = "--within", paramLabel = "colonne,…", split = ",", order = 6)
    private List<String> strata = List.of();

    @Option(names = "--censored-within", paramLabel = "colonne,…", split = ",", order = 6)
    private List<String> censoringGroups = List.of();

    @Option(names = "--cluster", paramLabel = "person|colonne", order = 7)
    private Optional<String> cluster = Optional.empty();

    @Override
    Result ask(Cohort cohort) {
        CohortModel model = cohort.explainedBy(terms(cohort.definition().strata()));
        return fit(model);
    }

    private ModelResult fit(CohortModel model) {
        return switch (method) {
            case LOGISTIC ->
                event.isPresent()
                        ? model.logistic(event(), new Months(horizon))
                        : model.logistic(new Presumption(new Months(horizon)));
            case COX -> model.cox(event());
            case FINE_GRAY -> model.fineGray(event());
            case DISCRETE -> model.discreteTime(event(), new Months(period));
        };
    }

    private ModelledEvent event() {
        return EventOptions.parse(event.orElseThrow(
                () -> new InvalidInputException(TEXTS.format("model.event", String.join(", ", Outcomes.OUTCOMES)))));
    }

    private ModelTerms terms(List<Attribute> covariates) {
        ModelTerms terms = ModelTerms.of(covariates);
        for (String crossing : crossings) {
            String[] both = pair("cross", crossing, ":");
            terms = terms.crossing(Attribute.named(both[0]), Attribute.named(both[1]));
        }
        for (String merging : mergings) {
            String[] both = pair("merge", merging, "=");
            terms = terms.merging(Attribute.named(both[0]), both[1].split(":"));
        }
        for (String reference : references) {
            String[] both = pair("reference", reference, "=");
            terms = terms.comparedWith(Attribute.named(both[0]), both[1]);
        }
        if (!strata.isEmpty()) {
            terms = terms.within(attributes(strata));
        }
        if (!censoringGroups.isEmpty()) {
            terms = terms.censoredWithin(attributes(censoringGroups));
        }
        if (cluster.isPresent()) {
            terms = cluster.get().equals(PERSON)
                    ? terms.clusteredByPerson()
                    : terms.clusteredBy(Attribute.named(cluster.get()));
        }
        return terms;
    }

    private static Attribute[] attributes(List<String> columns) {
        return columns.stream().map(Attribute::named).toArray(Attribute[]::new);
    }

    private static String[] pair(String option, String text, String separator) {
        String[] both = text.split(separator, 2);
        if (both.length < 2 || both[0].isEmpty() || both[1].isEmpty()) {
            throw new InvalidInputException(TEXTS.format("model." + option, text));
        }
        return both;
    }
}
