package fr.parcours.engine.intake.specification;

import fr.parcours.engine.intake.Check;
import fr.parcours.layout.Nomenclatures;
import java.util.Map;
import java.util.Set;

/** Checks that a specification is coherent; tells all its faults at once, with their places. */
final class SpecificationCheck {

    private final SpecificationYaml yaml;
    private final Specification specification;
    private final Set<String> checks;
    private final SpecificationFaults faults;

    private SpecificationCheck(SpecificationYaml yaml, String text, Set<String> checks, SpecificationFaults faults) {
        this.yaml = yaml;
        this.specification = yaml.specification(text);
        this.checks = checks;
        this.faults = faults;
    }

    /** Whether the YAML has what a specification needs to be made at all. */
    static void shape(SpecificationYaml yaml, SpecificationFaults faults) {
        if (yaml.parts() != null && yaml.hasTopLevelPart()) {
            faults.add("parts", "fault.parts");
        } else if (yaml.parts() == null && (yaml.format() == null || yaml.journey() == null)) {
            faults.add("", "fault.nopart");
        } else if (yaml.parts() != null && yaml.parts().isEmpty()) {
            faults.add("parts", "fault.nopart");
        }
    }

    static Specification check(SpecificationYaml yaml, String text, Set<String> checks, SpecificationFaults faults) {
        SpecificationCheck check = new SpecificationCheck(yaml, text, checks, faults);
        check.head();
        for (int i = 0; i < check.specification.parts().size(); i++) {
            String path = yaml.parts() == null ? "" : "parts[" + (i + 1) + "].";
            new PartCheck(check.specification, check.specification.parts().get(i), path, faults).run();
        }
        return check.specification;
    }

    private void head() {
        if (!Nomenclatures.get("certifier").contains(specification.certifier())) {
            faults.add("certifier", "fault.code", "certifier", specification.certifier(), "certifier");
        }
        if (specification.version() < 1) {
            faults.add("version", "fault.version", specification.version());
        }
        dates();
        for (Map.Entry<String, CheckRule> rule : specification.checks().entrySet()) {
            String path = "checks." + rule.getKey();
            if (!checks.contains(rule.getKey())) {
                faults.add(path, "fault.check", rule.getKey(), String.join(", ", checks));
            }
            boolean kept = rule.getValue()
                    .treatment()
                    .filter(CheckRule.Treatment.KEEP::equals)
                    .isPresent();
            if (kept
                    && Check.keys().contains(rule.getKey())
                    && !Check.of(rule.getKey()).canBeKept()) {
                faults.add(path, "fault.cannotkeep", rule.getKey());
            }
            rule.getValue().warnAbove().ifPresent(share -> threshold(path, share));
            rule.getValue().stopAbove().ifPresent(share -> threshold(path, share));
        }
        double share = specification.limits().rejectedShare();
        if (!(share >= 0 && share <= 1)) {
            faults.add("limits.rejected_share", "fault.share", share);
        }
    }

    private void threshold(String path, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            faults.add(path, "fault.threshold", value);
        }
    }

    private void dates() {
        new DateForms(specification.dates(), specification.twoDigitYears()).check("dates", faults);
        boolean dated =
                specification.parts().stream().anyMatch(part -> !part.steps().isEmpty());
        if (dated && specification.dates().isEmpty()) {
            faults.add(yaml.parts() == null ? "steps" : "parts", "fault.nodates");
        }
    }
}
