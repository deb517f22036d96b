package fr.parcours.engine.intake.specification;

import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Table;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Checks one part of a specification. */
final class PartCheck {

    /** Columns of the model that intake computes itself. */
    private static final Set<String> COMPUTED = Set.of("journey_id", "certifier", "observed_until");

    private static final int MAX_REPETITIONS = 1000;
    private static final int MAX_DELIMITER = 8;

    private final Specification specification;
    private final Part part;
    private final String path;
    private final SpecificationFaults faults;

    PartCheck(Specification specification, Part part, String path, SpecificationFaults faults) {
        this.specification = specification;
        this.part = part;
        this.path = path;
        this.faults = faults;
    }

    void run() {
        match();
        format();
        columns();
        part.journey().forEach(this::attribute);
        if (!part.journey().containsKey(Part.FILE_NUMBER)) {
            faults.add(path + "journey", "fault.nokey", Part.FILE_NUMBER);
        }
        if (part.tellsResidence() && part.journey().containsKey("residence_commune")) {
            faults.add(path + "journey.residence_commune", "fault.residence", Part.POSTAL_CODE, Part.COMMUNE_NAME);
        }
        for (int i = 0; i < part.steps().size(); i++) {
            step(path + "steps[" + (i + 1) + "]", part.steps().get(i));
        }
        for (int i = 0; i < part.ignore().size(); i++) {
            for (String column : Expression.columns(part.ignore().get(i).when())) {
                known(path + "ignore[" + (i + 1) + "].when", "ignore", List.of(column));
            }
        }
        identities();
    }

    private void format() {
        FileFormat format = part.format();
        String at = path + "format";
        if (format.type() == FileFormat.Type.CSV) {
            if (format.delimiter().isEmpty() || format.delimiter().length() > MAX_DELIMITER) {
                faults.add(at + ".delimiter", "fault.delimiter", MAX_DELIMITER, format.delimiter());
            }
            if (format.quote().length() > 1) {
                faults.add(at + ".quote", "fault.quote", format.quote());
            }
            if ((!format.quote().isEmpty() && format.delimiter().contains(format.quote()))
                    || (format.delimiter() + format.quote()).chars().anyMatch(PartCheck::isLineBreak)) {
                faults.add(at, "fault.dialect");
            }
        }
        if (format.type() != FileFormat.Type.XLSX) {
            try {
                Charset.forName(format.encoding());
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                faults.add(at + ".encoding", "fault.encoding", format.encoding());
            }
        }
        boolean header = format.type() == FileFormat.Type.CSV || format.type() == FileFormat.Type.XLSX;
        if (format.headerRow() < 0
                || (format.headerRow() == 0 && header && part.columns().isEmpty())) {
            faults.add(at + ".header_row", "fault.headerrow", format.headerRow());
        }
        if (format.headerRows() < 1) {
            faults.add(at + ".header_rows", "fault.headerrows", format.headerRows());
        }
        if (format.type() == FileFormat.Type.FIXED && part.columns().isEmpty()) {
            faults.add(at, "fault.fixed");
        }
    }

    private static boolean isLineBreak(int letter) {
        return letter == '\n' || letter == '\r';
    }

    private void match() {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + part.match());
        } catch (PatternSyntaxException e) {
            faults.add(path + "match", "fault.match", part.match());
        }
    }

    private void columns() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < part.columns().size(); i++) {
            ColumnSpec column = part.columns().get(i);
            String at = path + "columns[" + (i + 1) + "]";
            for (String name : column.names()) {
                if (!seen.add(ColumnNames.normal(name))) {
                    faults.add(at, "fault.twice", name);
                }
            }
            if (part.format().type() == FileFormat.Type.FIXED
                    && (column.start().filter(start -> start >= 1).isEmpty()
                            || column.width().filter(width -> width >= 1).isEmpty())) {
                faults.add(at, "fault.position", column.name());
            }
        }
    }

    private void attribute(String name, Source source) {
        String at = path + "journey." + name;
        source(at, name, source);
        if (Part.NOT_KEPT.contains(name)) {
            return;
        }
        Optional<Column> column = Table.JOURNEY.columns().stream()
                .filter(candidate -> candidate.name().equals(name) && !COMPUTED.contains(name))
                .findFirst();
        if (column.isEmpty()) {
            faults.add(at, "fault.attribute", name);
            return;
        }
        column.get().nomenclature().ifPresent(nomenclature -> codes(at, name, source, Nomenclatures.get(nomenclature)));
        if (column.get().type() == ColumnType.INTEGER
                && column.get().nomenclature().isEmpty()) {
            source.constant()
                    .filter(text -> !text.matches("-?\\d{1,9}"))
                    .ifPresent(text -> faults.add(at, "fault.number", name, text));
        }
    }

    private void step(String at, StepSource step) {
        if (step.step().isPresent() == step.type().isPresent()) {
            faults.add(at, "fault.step");
        }
        String name = step.step().map(StepType::name).orElse("type");
        source(at + ".date", name + ".date", step.date());
        if (step.date().columns().isEmpty()) {
            faults.add(at + ".date", "fault.datecolumn", name);
        }
        new DateForms(step.date().dates(), specification.twoDigitYears()).check(at + ".date.dates", faults);
        step.outcome().ifPresent(outcome -> {
            source(at + ".outcome", name + ".outcome", outcome);
            codes(at + ".outcome", name + ".outcome", outcome, Nomenclatures.get("outcome"));
        });
        step.detail().ifPresent(detail -> source(at + ".detail", name + ".detail", detail));
        step.type().ifPresent(type -> type(at + ".type", step, type));
        boolean decides = step.step().filter(PartCheck::decides).isPresent();
        if (decides && step.outcome().isEmpty()) {
            faults.add(at, "fault.nooutcome", name);
        }
        step.repeat().ifPresent(times -> {
            if (times < 1 || times > MAX_REPETITIONS) {
                faults.add(at + ".repeat", "fault.repeat", times, MAX_REPETITIONS);
            }
            boolean numbered = step.sources().stream()
                    .flatMap(source -> Stream.concat(source.column().stream(), source.sql().stream()))
                    .anyMatch(text -> text.contains("{n}"));
            if (!numbered) {
                faults.add(at + ".repeat", "fault.nonumber");
            }
        });
    }

    static boolean decides(StepType step) {
        return step == StepType.ELIGIBILITY || step == StepType.JURY;
    }

    private void type(String at, StepSource step, Source type) {
        source(at, "type", type);
        if (type.values().isEmpty()) {
            faults.add(at, "fault.typevalues");
        }
        for (Values.Rule rule : type.values().rules()) {
            if (rule.code().isEmpty()) {
                continue;
            }
            Optional<StepSource.Meaning> meaning = StepSource.Meaning.of(rule.code());
            if (meaning.isEmpty()) {
                faults.add(at + ".values." + rule.value(), "fault.meaning", rule.code());
            } else if (decides(meaning.get().step())
                    && meaning.get().outcome().isEmpty()
                    && step.outcome().isEmpty()) {
                faults.add(
                        at + ".values." + rule.value(),
                        "fault.nooutcome",
                        meaning.get().step().name());
            }
        }
    }

    private void source(String at, String name, Source source) {
        int given = (source.column().isEmpty() ? 0 : 1)
                + (source.constant().isPresent() ? 1 : 0)
                + (source.sheet().isPresent() ? 1 : 0)
                + (source.sql().isPresent() ? 1 : 0);
        if (given != 1) {
            faults.add(at, "fault.source", name);
        }
        source.columns().forEach(names -> known(at, name, names));
        for (Values.Rule rule : source.values().rules()) {
            if (rule.value().isBlank()) {
                faults.add(at + ".values", "fault.blank", name);
            }
        }
        source.values().repeated().forEach(value -> faults.add(at + ".values", "fault.valuetwice", name, value));
    }

    /** Where the columns of the file are listed, a name outside the list is a slip of the pen. */
    private void known(String at, String name, List<String> names) {
        boolean listed = part.columns().isEmpty()
                || part.otherColumns() == Part.OtherColumns.IGNORE
                || names.stream().anyMatch(candidate -> candidate.contains("{n}"))
                || part.columns().stream()
                        .flatMap(column -> column.names().stream())
                        .anyMatch(names::contains);
        if (!listed) {
            faults.add(at, "fault.column", name, String.join(" / ", names));
        }
    }

    private void codes(String at, String name, Source source, Nomenclature nomenclature) {
        source.constant().ifPresent(code -> code(at, name, code, nomenclature));
        for (Values.Rule rule : source.values().rules()) {
            code(at + ".values." + rule.value(), name, rule.code(), nomenclature);
        }
    }

    private void code(String at, String name, String code, Nomenclature nomenclature) {
        if (!code.isEmpty() && !nomenclature.contains(code)) {
            faults.add(at, "fault.code", name, code, nomenclature.name());
        }
    }

    private void identities() {
        specification.identity().ifPresent(identity -> {
            Set<String> identifying = new HashSet<>();
            identity.columns().forEach(names -> names.forEach(name -> identifying.add(ColumnNames.normal(name))));
            specification.generalise().keySet().forEach(name -> identifying.remove(ColumnNames.normal(name)));
            // The sex is part of a pseudonym and names nobody.
            identity.sex().column().forEach(name -> identifying.remove(ColumnNames.normal(name)));
            part.usedColumns().forEach(column -> {
                if (column.names().stream().map(ColumnNames::normal).anyMatch(identifying::contains)) {
                    faults.add(path + "journey", "fault.identity", column.name());
                }
            });
        });
    }
}
