package fr.parcours.engine.intake.quality;

import fr.parcours.engine.intake.specification.CheckRule;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.Specifications;
import fr.parcours.layout.SourceExtract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the thresholds of an extract: those of a specification given for its certifier, else those of the shipped
 * specification that read it, else the defaults. A user's own specification is not kept with the data: give it.
 */
public final class ThresholdsInForce implements Function<SourceExtract, CheckThresholds> {

    private final Map<String, CheckThresholds> byCertifier = new TreeMap<>();

    /**
     * Gathers the thresholds of specifications.
     *
     * @param specifications the specifications given, the last one of a certifier counts
     */
    public ThresholdsInForce(List<Specification> specifications) {
        specifications.forEach(specification -> byCertifier.put(specification.certifier(), of(specification)));
    }

    /**
     * Returns the thresholds that a specification asks for.
     *
     * @param specification the specification
     * @return the defaults, with its changes
     */
    public static CheckThresholds of(Specification specification) {
        CheckThresholds thresholds = CheckThresholds.defaults();
        for (Map.Entry<String, CheckRule> rule : specification.checks().entrySet()) {
            thresholds = thresholds.with(rule.getKey(), rule.getValue().warnAbove(), stopAbove(thresholds, rule));
        }
        return thresholds;
    }

    /** A check that stops does so from what it would have warned of. */
    private static Optional<Double> stopAbove(CheckThresholds thresholds, Map.Entry<String, CheckRule> rule) {
        boolean stops = rule.getValue()
                .treatment()
                .filter(CheckRule.Treatment.STOP::equals)
                .isPresent();
        Optional<Double> warnAbove = rule.getValue()
                .warnAbove()
                .or(() -> QualityCheck.find(rule.getKey())
                        .map(check -> thresholds.of(check).warnAbove()));
        return rule.getValue().stopAbove().or(() -> stops ? warnAbove : Optional.empty());
    }

    @Override
    public CheckThresholds apply(SourceExtract source) {
        CheckThresholds given = byCertifier.get(source.certifier());
        if (given != null) {
            return given;
        }
        return Specifications.shipped().contains(source.specification())
                ? of(Specifications.read(source.specification()))
                : CheckThresholds.defaults();
    }
}
