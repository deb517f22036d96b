package fr.parcours.engine.anonymise;

import fr.parcours.engine.progress.Progress;
import fr.parcours.engine.session.RowAppender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns rows with identities into rows without, one by one, and fills the list of identities to look for afterwards.
 * What it hands on holds no identity, no file number and no order but that of the source.
 */
final class IdentityStage implements IdentitySource.Sink {

    /** Places are one number: the file above, the line below. */
    static final int SOURCE_SHIFT = 40;

    private static final int PROGRESS_ROWS = 10_000;
    /** A year that readers of dates may refuse. */
    private static final String NEVER = "9999";

    private final AnonymisationPlan plan;
    private final PlanColumns columns;
    private final CertifierPseudonyms pseudonyms;
    private final NominalList list;
    private final LeakScan scan;
    private final RowAppender rows;
    private final Progress progress;
    private final OwnRow own = new OwnRow();
    private final FileNumbers fileNumbers;
    private final Generalisation[] generalisations;

    private final List<String> sources = new ArrayList<>();
    private final Map<String, Long> notGeneralised = new LinkedHashMap<>();
    private final List<LeakFinding.Place> malformed = new ArrayList<>();
    private long read;
    private long malformedRows;
    private long emptyRows;

    IdentityStage(
            AnonymisationPlan plan,
            PlanColumns columns,
            CertifierPseudonyms pseudonyms,
            NominalList list,
            FileNumbers fileNumbers,
            LeakScan scan,
            RowAppender rows,
            Progress progress) {
        this.plan = plan;
        this.columns = columns;
        this.pseudonyms = pseudonyms;
        this.list = list;
        this.fileNumbers = fileNumbers;
        this.scan = scan;
        this.rows = rows;
        this.progress = progress;
        this.generalisations = plan.kept().stream()
                .map(column -> plan.generalised().get(column))
                .toArray(Generalisation[]::new);
    }

    @Override
    public void row(String source, long line, List<String> values) {
        begin(source);
        String birthName = value(values, columns.birthName);
        String usageName = value(values, columns.usageName);
        String firstName = value(values, columns.firstName);
        String birthDate = value(values, columns.birthDate);
        own.begin(birthName, usageName);
        Optional<LocalDate> born =
                birthDate.isEmpty() ? Optional.empty() : plan.dates().apply(birthDate);
        born.ifPresent(own::born);
        remember(values, birthName, usageName, firstName);
        PersonPseudonym person = person(birthName, firstName, birthDate, born, value(values, columns.sex));
        String fileNumber = value(values, columns.fileNumber);
        fileNumbers.begin(fileNumber);
        String journey = fileNumber.isEmpty()
                ? ""
                : pseudonyms.journey(plan.certifier(), value(values, columns.unit), fileNumber);
        rows.begin()
                .number(((sources.size() - 1L) << SOURCE_SHIFT) + line)
                .text(person.outcome().key())
                .text(journey)
                .text(person.text());
        for (int[] condition : columns.conditions) {
            for (int position : condition) {
                rows.text(value(values, position));
            }
        }
        for (int i = 0; i < columns.kept.length; i++) {
            String cell = kept(i, values.get(columns.kept[i]));
            scan.value(i, cell, 1, line);
            if (own.holdsBirthDate(cell)) {
                scan.found(i, LeakRule.NOMINAL_LIST, 1, source, line);
            } else if (own.holdsName(cell)) {
                scan.found(i, LeakRule.OWN_NAME, 1, source, line);
            } else if (fileNumbers.ownIn(cell)) {
                scan.found(i, fileNumbers.rule(), 1, source, line);
            }
            rows.text(cell);
        }
        rows.end();
    }

    private void begin(String source) {
        read++;
        if (sources.isEmpty() || !sources.get(sources.size() - 1).equals(source)) {
            sources.add(source);
            scan.from(source);
        }
        if (read % PROGRESS_ROWS == 0) {
            progress.advance(PROGRESS_ROWS);
        }
    }

    private void remember(List<String> values, String birthName, String usageName, String firstName) {
        if (!firstName.isEmpty()) {
            list.person(birthName, firstName);
            if (!usageName.isEmpty() && !usageName.equals(birthName)) {
                list.person(usageName, firstName);
            }
        }
        for (int position : columns.dropped) {
            String value = value(values, position);
            if (!value.isEmpty()) {
                list.contact(value);
            }
        }
    }

    private PersonPseudonym person(
            String birthName, String firstName, String birthDate, Optional<LocalDate> born, String sexText) {
        if (born.isEmpty()) {
            return PersonPseudonym.none(withoutDate(birthName, firstName, birthDate));
        }
        Optional<Sex> sex = columns.sex == PlanColumns.ABSENT
                ? Optional.of(Sex.X)
                : plan.identity().sex().read(sexText);
        if (sex.isEmpty()) {
            return PersonPseudonym.none(sexText.isEmpty() ? Outcome.MISSING_SEX : Outcome.UNKNOWN_SEX);
        }
        return pseudonyms.person(new Identity(birthName, firstName, born.get(), sex.get()));
    }

    private static Outcome withoutDate(String birthName, String firstName, String birthDate) {
        if (birthName.isEmpty()) {
            return Outcome.MISSING_BIRTH_NAME;
        }
        if (firstName.isEmpty()) {
            return Outcome.MISSING_FIRST_NAME;
        }
        if (birthDate.isEmpty()) {
            return Outcome.MISSING_BIRTH_DATE;
        }
        return birthDate.contains(NEVER) ? Outcome.SENTINEL_BIRTH_DATE : Outcome.INVALID_BIRTH_DATE;
    }

    /** A value as the specification understands it: texts that mean a missing value are none. */
    private String value(List<String> values, int position) {
        String value = position == PlanColumns.ABSENT ? "" : values.get(position);
        return value.isEmpty() || plan.missing().contains(value) ? "" : value;
    }

    private String kept(int i, String value) {
        Generalisation generalisation = generalisations[i];
        if (generalisation == null || value.isEmpty() || plan.missing().contains(value)) {
            return value;
        }
        String less = generalisation.apply(value, plan.dates());
        if (less.isEmpty()) {
            notGeneralised.merge(plan.kept().get(i), 1L, Long::sum);
        }
        return less;
    }

    @Override
    public void malformedRow(String source, long line) {
        begin(source);
        malformedRows++;
        if (malformed.size() < LeakFinding.PLACES) {
            malformed.add(new LeakFinding.Place(source, line));
        }
    }

    @Override
    public void emptyRow(String source, long line) {
        begin(source);
        emptyRows++;
    }

    long read() {
        return read;
    }

    LeakFinding.Place place(long number) {
        return new LeakFinding.Place(sources.get((int) (number >>> SOURCE_SHIFT)), number & ((1L << SOURCE_SHIFT) - 1));
    }

    /** What the stage counted; what is only known of the rows written is for the caller to say. */
    AnonymisationReport report(String fingerprint, Written written, List<String> header, List<LeakFinding> findings) {
        return new AnonymisationReport(
                fingerprint,
                read,
                written.rows(),
                malformedRows,
                malformed,
                written.leftOut(),
                emptyRows,
                written.withoutFileNumber(),
                written.persons(),
                notGeneralised,
                header,
                findings);
    }

    /** Counts over the rows written. */
    record Written(long rows, long withoutFileNumber, Map<Outcome, Long> persons, Map<String, Long> leftOut) {}
}
