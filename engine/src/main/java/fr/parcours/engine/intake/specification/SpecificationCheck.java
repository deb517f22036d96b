package fr.parcours.engine.intake.specification;

import fr.parcours.engine.intake.specification.Specification.FileType;
import fr.parcours.engine.intake.specification.Specification.Source;
import fr.parcours.engine.intake.specification.Specification.StepSource;
import fr.parcours.layout.Column;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that a specification is coherent; tells all its faults at once. */
final class SpecificationCheck {

    private static final Texts TEXTS = Texts.of(Specifications.class);
    /** Columns of the model that intake computes itself. */
    private static final Set<String> COMPUTED = Set.of("journey_id", "certifier", "observed_until");

    private final Specification specification;
    private final List<String> faults = new ArrayList<>();

    private SpecificationCheck(Specification specification) {
        this.specification = specification;
    }

    static void check(Specification specification, String where) {
        SpecificationCheck check = new SpecificationCheck(specification);
        check.format();
        check.columns();
        specification.journey().forEach(check::attribute);
        specification.steps().forEach(check::step);
        if (!specification.journey().containsKey(Specification.FILE_NUMBER)) {
            check.faults.add(TEXTS.format("fault.nokey", Specification.FILE_NUMBER));
        }
        if (!Nomenclatures.get("certifier").contains(specification.certifier())) {
            check.faults.add(TEXTS.format("fault.code", "certifier", specification.certifier(), "certifier"));
        }
        if (!check.faults.isEmpty()) {
            throw new InvalidInputException(
                    TEXTS.format("specification.faults", where, String.join("\n  - ", check.faults)));
        }
    }

    private void format() {
        var format = specification.format();
        if (format.type() == FileType.CSV) {
            if (format.delimiter().length() != 1) {
                faults.add(TEXTS.format("fault.delimiter", format.delimiter()));
            }
            try {
                Charset.forName(format.encoding());
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                faults.add(TEXTS.format("fault.encoding", format.encoding()));
            }
        }
        if (format.headerRow() < 1) {
            faults.add(TEXTS.format("fault.headerrow", format.headerRow()));
        }
        for (String form : specification.dates()) {
            if (DateForm.toStrptime(form).isEmpty()) {
                faults.add(TEXTS.format("fault.date", form));
            }
        }
    }

    private void columns() {
        Set<String> seen = new HashSet<>();
        for (String column : specification.columns()) {
            if (!seen.add(column)) {
                faults.add(TEXTS.format("fault.twice", column));
            }
        }
    }

    private void attribute(String name, Source source) {
        source(name, source);
        if (name.equals(Specification.FILE_NUMBER)) {
            return;
        }
        Optional<Column> column = Table.JOURNEY.columns().stream()
                .filter(candidate -> candidate.name().equals(name) && !COMPUTED.contains(name))
                .findFirst();
        if (column.isEmpty()) {
            faults.add(TEXTS.format("fault.attribute", name));
        } else {
            column.get().nomenclature().ifPresent(nomenclature -> codes(name, source, nomenclature));
        }
    }

    private void step(StepSource step) {
        String name = step.step().name();
        source(name + ".date", step.date());
        step.outcome().ifPresent(outcome -> {
            source(name + ".outcome", outcome);
            codes(name + ".outcome", outcome, "outcome");
        });
        step.detail().ifPresent(detail -> source(name + ".detail", detail));
        boolean decides = step.step() == fr.parcours.layout.StepType.ELIGIBILITY
                || step.step() == fr.parcours.layout.StepType.JURY;
        if (decides && step.outcome().isEmpty()) {
            faults.add(TEXTS.format("fault.nooutcome", name));
        }
    }

    private void source(String name, Source source) {
        int given = (source.column().isPresent() ? 1 : 0)
                + (source.constant().isPresent() ? 1 : 0)
                + (source.sheet().isPresent() ? 1 : 0);
        if (given != 1) {
            faults.add(TEXTS.format("fault.source", name));
        }
        source.column()
                .filter(column -> !specification.columns().contains(column))
                .ifPresent(column -> faults.add(TEXTS.format("fault.column", name, column)));
    }

    private void codes(String name, Source source, String nomenclature) {
        var known = Nomenclatures.get(nomenclature);
        List<String> codes = new ArrayList<>(source.values().values());
        source.constant().ifPresent(codes::add);
        for (String code : codes) {
            if (code != null && !code.isEmpty() && !known.contains(code)) {
                faults.add(TEXTS.format("fault.code", name, code, nomenclature));
            }
        }
        for (Map.Entry<String, String> entry : source.values().entrySet()) {
            if (entry.getKey().isBlank()) {
                faults.add(TEXTS.format("fault.blank", name));
            }
        }
    }
}
