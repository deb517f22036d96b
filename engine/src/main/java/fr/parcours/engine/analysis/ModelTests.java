package fr.parcours.engine.analysis;

import fr.parcours.engine.stats.regression.Coefficient;
import fr.parcours.engine.stats.regression.Covariance;
import fr.parcours.engine.stats.regression.HypothesisTest;
import fr.parcours.engine.stats.regression.Terms;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Locale;

/** Tests of terms by the size of their effects, for models whose likelihood does not tell. */
final class ModelTests {

    private static final Texts TEXTS = Texts.of(ModelTests.class);

    /** With fewer clusters than this their variance is underestimated. */
    private static final int FEW_CLUSTERS = 30;

    private ModelTests() {}

    /** One test per term that can be left out alone. */
    static List<HypothesisTest> wald(Terms terms, List<Coefficient> coefficients, Covariance covariance) {
        return terms.droppable().stream()
                .map(term -> covariance.wald(
                        term.name(),
                        coefficients.stream()
                                .filter(coefficient -> coefficient.term().equals(term.name()))
                                .toList()))
                .toList();
    }

    /** Says that errors are too small when there are few clusters. */
    static void warnOfFewClusters(ModelTerms terms, long clusters, List<String> warnings) {
        if (terms.clusters() == ModelTerms.Clusters.ATTRIBUTE && clusters < FEW_CLUSTERS) {
            warnings.add(TEXTS.in(Locale.FRENCH, "model.clusters", clusters, FEW_CLUSTERS));
        }
    }
}
