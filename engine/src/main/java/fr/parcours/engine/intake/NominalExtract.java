package fr.parcours.engine.intake;

import fr.parcours.engine.anonymise.AnonymisationPlan;
import fr.parcours.engine.anonymise.Generalisation;
import fr.parcours.engine.anonymise.IdentitySource;
import fr.parcours.engine.anonymise.Sex;
import fr.parcours.engine.intake.harmonise.RestrictedSql;
import fr.parcours.engine.intake.read.ExtractFiles;
import fr.parcours.engine.intake.read.RowPlace;
import fr.parcours.engine.intake.read.RowSink;
import fr.parcours.engine.intake.specification.ColumnNames;
import fr.parcours.engine.intake.specification.DateForm;
import fr.parcours.engine.intake.specification.Expression;
import fr.parcours.engine.intake.specification.Identity;
import fr.parcours.engine.intake.specification.Part;
import fr.parcours.engine.intake.specification.Part.UsedColumn;
import fr.parcours.engine.intake.specification.Source;
import fr.parcours.engine.intake.specification.Specification;
import fr.parcours.engine.intake.specification.StepSource;
import fr.parcours.engine.intake.specification.Values;
import fr.parcours.engine.session.Session;
import fr.parcours.engine.session.SessionSettings;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A certifier's files with identities, as their specification describes them, ready to be anonymised: the only reading
 * of the columns under {@code identity}. What stays is what the journey and the steps of the specification use.
 */
public final class NominalExtract implements IdentitySource {

    private static final Texts TEXTS = Texts.of(NominalExtract.class);
    private static final String PERSON = "person_id";
    private static final int REMEMBERED_DATES = 60_000;

    private final Specification specification;
    private final Identity identity;
    private final Part raw;
    private final List<UsedColumn> used;
    private final ExtractFiles files;

    private NominalExtract(Specification specification, Identity identity, Part raw, Part read, ExtractFiles files) {
        this.specification = specification;
        this.identity = identity;
        this.raw = raw;
        this.used = read.usedColumns();
        this.files = files;
    }

    /**
     * Opens files of one kind.
     *
     * @param specification what they look like
     * @param paths one file or more
     * @return the extract
     * @throws InvalidInputException if the specification names no identity, or the files are not of one of its kinds
     */
    public static NominalExtract open(Specification specification, List<Path> paths) {
        Identity identity = specification
                .identity()
                .orElseThrow(() -> new InvalidInputException(TEXTS.format("nominal.noidentity", specification.name())));
        Part part = part(specification, paths);
        boolean several = specification.parts().size() > 1;
        Part read = withIdentities(part, identity, several ? Source.Presence.OPTIONAL : Source.Presence.REQUIRED);
        checkNoSheet(part);
        Specification reading = new Specification(
                specification.name(),
                specification.version(),
                specification.title(),
                specification.certifier(),
                specification.row(),
                specification.dates(),
                specification.twoDigitYears(),
                specification.missing(),
                List.of(read),
                Optional.empty(),
                Map.of(),
                specification.checks(),
                specification.limits(),
                specification.yaml());
        return new NominalExtract(specification, identity, part, read, ExtractFiles.open(reading, paths));
    }

    private static Part part(Specification specification, List<Path> paths) {
        List<Part> fitting = specification.parts().stream()
                .filter(part -> paths.stream().allMatch(path -> matches(part, path)))
                .toList();
        if (fitting.isEmpty()) {
            throw new InvalidInputException(TEXTS.format(
                    "nominal.kinds",
                    String.join(
                            ", ",
                            specification.parts().stream().map(Part::match).toList())));
        }
        return fitting.get(0);
    }

    private static boolean matches(Part part, Path path) {
        return FileSystems.getDefault().getPathMatcher("glob:" + part.match()).matches(path.getFileName());
    }

    /**
     * Checks that an output will be recognised as a file of the same kind.
     *
     * @param output file to be written
     * @throws InvalidInputException if its name is that of another kind of files
     */
    public void checkName(Path output) {
        if (!matches(raw, output)) {
            throw new InvalidInputException(TEXTS.format("nominal.name", output.getFileName(), raw.match()));
        }
    }

    /** The part with the columns of identities among those it uses. */
    private static Part withIdentities(Part part, Identity identity, Source.Presence presence) {
        Map<String, Source> journey = new LinkedHashMap<>(part.journey());
        journey.remove(PERSON);
        int number = 0;
        for (List<String> names : identity.columns()) {
            boolean dropped = names.size() == 1 && identity.drop().contains(names.get(0));
            journey.put("identity." + number++, column(names, dropped ? Source.Presence.OPTIONAL : presence));
        }
        return new Part(
                part.match(),
                part.format(),
                part.columnOrder(),
                part.otherColumns(),
                part.columns(),
                part.ignore(),
                journey,
                part.steps());
    }

    private static Source column(List<String> names, Source.Presence presence) {
        return new Source(
                names, Optional.empty(), Optional.empty(), Optional.empty(), Values.NONE, presence, List.of());
    }

    /** Sheets become one file, so their names would be lost. */
    private static void checkNoSheet(Part part) {
        boolean sheet = part.journey().values().stream()
                        .anyMatch(source -> source.sheet().isPresent())
                || part.allSteps().stream()
                        .flatMap(step -> step.sources().stream())
                        .anyMatch(source -> source.sheet().isPresent());
        if (sheet) {
            throw new InvalidInputException(TEXTS.format("nominal.sheet"));
        }
    }

    @Override
    public List<String> columns() {
        return used.stream().map(UsedColumn::name).toList();
    }

    /**
     * Says what becomes of the columns.
     *
     * @param asOf date of the extract: values that changed their meaning are read as on that day
     * @return the plan
     * @throws InvalidInputException if the specification needs a column that identifies people
     */
    public AnonymisationPlan plan(LocalDate asOf) {
        Set<String> identifying = identifying();
        Map<String, Generalisation> generalised = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        for (UsedColumn column : keptPart().usedColumns()) {
            Optional<Generalisation> less = generalisation(column);
            less.ifPresent(how -> generalised.put(column.name(), how));
            if (less.isEmpty()
                    && column.names().stream().map(ColumnNames::normal).anyMatch(identifying::contains)) {
                throw new InvalidInputException(TEXTS.format("nominal.needed", column.name()));
            }
            kept.add(column.name());
        }
        return new AnonymisationPlan(
                specification.certifier(),
                new AnonymisationPlan.Traits(
                        name(identity.birthName(), "birth_name"),
                        name(identity.firstName(), "first_name"),
                        name(identity.birthDate(), "birth_date"),
                        sex(asOf),
                        identity.usageName().map(source -> name(source, "usage_name"))),
                dates(),
                Set.copyOf(specification.missing()),
                name(raw.source(Part.FILE_NUMBER).orElseThrow(), Part.FILE_NUMBER),
                raw.source("certifier_unit")
                        .filter(unit -> !unit.column().isEmpty())
                        .map(unit -> name(unit, "")),
                identity.drop().stream().map(this::usedName).distinct().toList(),
                generalised,
                kept,
                details(),
                courseDates(),
                leftOut());
    }

    /** What an intake needs, but for what becomes a pseudonym. */
    private Part keptPart() {
        Map<String, Source> journey = new LinkedHashMap<>(raw.journey());
        journey.remove(PERSON);
        journey.remove(Part.FILE_NUMBER);
        return new Part(
                raw.match(),
                raw.format(),
                raw.columnOrder(),
                raw.otherColumns(),
                raw.columns(),
                List.of(),
                journey,
                raw.steps());
    }

    private Set<String> identifying() {
        Set<String> names = new HashSet<>();
        identity.columns().forEach(column -> names.addAll(normal(column)));
        names.removeAll(normal(identity.sex().column()));
        raw.source(Part.FILE_NUMBER).ifPresent(source -> names.addAll(normal(source.column())));
        return names;
    }

    private static List<String> normal(List<String> names) {
        return names.stream().map(ColumnNames::normal).toList();
    }

    private Optional<Generalisation> generalisation(UsedColumn column) {
        List<String> names = normal(column.names());
        return specification.generalise().entrySet().stream()
                .filter(entry -> names.contains(ColumnNames.normal(entry.getKey())))
                .map(entry -> Generalisation.valueOf(entry.getValue().name()))
                .findFirst();
    }

    private String name(Source source, String key) {
        if (source.column().isEmpty()) {
            throw new InvalidInputException(TEXTS.format("nominal.column", key));
        }
        return usedName(source.column().get(0));
    }

    /** The name under which a column is used: the same column may be written in other ways elsewhere. */
    private String usedName(String written) {
        return used.stream()
                .filter(column -> normal(column.names()).contains(ColumnNames.normal(written)))
                .map(UsedColumn::name)
                .findFirst()
                .orElse(written);
    }

    private AnonymisationPlan.SexSource sex(LocalDate asOf) {
        Map<String, Sex> values = new HashMap<>();
        for (Values.Rule rule : identity.sex().values().on(asOf)) {
            if (!rule.code().isEmpty()) {
                values.put(rule.value().toLowerCase(Locale.ROOT), sex(rule.code()));
            }
        }
        return new AnonymisationPlan.SexSource(
                identity.sex().column().stream().findFirst().map(this::usedName), values);
    }

    private static Sex sex(String code) {
        return switch (code) {
            case "F" -> Sex.F;
            case "M" -> Sex.M;
            case "X" -> Sex.X;
            default -> throw new InvalidInputException(TEXTS.format("nominal.sex", code));
        };
    }

    private Function<String, Optional<LocalDate>> dates() {
        List<String> written = identity.birthDate().dates().isEmpty()
                ? specification.dates()
                : identity.birthDate().dates();
        List<DateForm> forms = written.stream()
                .flatMap(form -> DateForm.of(form, specification.twoDigitYears()).stream())
                .toList();
        Map<String, Optional<LocalDate>> remembered = new HashMap<>();
        return text -> {
            Optional<LocalDate> known = remembered.get(text);
            if (known == null) {
                known = forms.stream()
                        .flatMap(form -> form.parse(text).stream())
                        .findFirst();
                if (remembered.size() < REMEMBERED_DATES) {
                    remembered.put(text, known);
                }
            }
            return known;
        };
    }

    private Set<String> details() {
        Set<String> details = new HashSet<>();
        for (StepSource step : raw.allSteps()) {
            step.detail().ifPresent(source -> source.columns().forEach(names -> details.add(usedName(names.get(0)))));
        }
        return details;
    }

    private Set<String> courseDates() {
        Set<String> dates = new HashSet<>();
        for (StepSource step : raw.allSteps()) {
            step.date().columns().forEach(names -> dates.add(usedName(names.get(0))));
        }
        return dates;
    }

    private List<AnonymisationPlan.LeftOut> leftOut() {
        if (raw.ignore().isEmpty()) {
            return List.of();
        }
        try (Session session = Session.open(SessionSettings.analysis())) {
            return raw.ignore().stream()
                    .map(rule -> {
                        List<String> columns = Expression.columns(rule.when());
                        String sql = Expression.replace(rule.when(), name -> "c" + columns.indexOf(name));
                        RestrictedSql.check(session, rule.when(), sql, "boolean");
                        return new AnonymisationPlan.LeftOut(
                                rule.because(),
                                columns.stream().map(this::usedName).toList(),
                                sql);
                    })
                    .toList();
        }
    }

    @Override
    public void read(IdentitySource.Sink sink) {
        files.read(new RowSink() {
            @Override
            public void row(RowPlace place, List<String> values, List<String> fields) {
                sink.row(
                        source(place),
                        place.line(),
                        values.stream().map(ExtractStage::strip).toList());
            }

            @Override
            public void malformedRow(RowPlace place, List<String> fields) {
                sink.malformedRow(source(place), place.line());
            }

            @Override
            public void emptyRow(RowPlace place) {
                sink.emptyRow(source(place), place.line());
            }
        });
    }

    private static String source(RowPlace place) {
        return place.sheet().isEmpty() ? place.file() : place.file() + " [" + place.sheet() + "]";
    }
}
