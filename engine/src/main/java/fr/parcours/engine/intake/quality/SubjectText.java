package fr.parcours.engine.intake.quality;

import fr.parcours.layout.Nomenclature;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes subjects and counts of findings for people, in their language. */
final class SubjectText {

    private static final Texts TEXTS = Texts.of(SubjectText.class);
    private static final String WHOLE = "*";

    private SubjectText() {}

    /** One example: what, and how many. */
    static String of(QualityCheck check, CheckFinding.Example example) {
        String counts = switch (check) {
            case JOURNEY_VANISHED, DATE_MOVED, OUTCOME_CHANGED, SAME_JOURNEY_ELSEWHERE ->
                TEXTS.format("example.part", number(example.rows()), number(example.before()));
            default -> TEXTS.format("example.change", number(example.before()), number(example.now()));
        };
        String subject = subject(check, example.subject());
        return subject.isEmpty() ? counts : TEXTS.format("example", subject, counts);
    }

    private static String subject(QualityCheck check, String subject) {
        return switch (check) {
            case DEPARTEMENT_APPEARED, DEPARTEMENT_VANISHED -> subject + " " + label("departement", subject);
            case CODE_APPEARED, CODE_VANISHED -> code(subject);
            case JOURNEY_VANISHED, DATE_MOVED, OUTCOME_CHANGED ->
                subject.isEmpty() ? TEXTS.format("step.none") : label("step", subject);
            case SAME_JOURNEY_ELSEWHERE -> place(subject);
            default -> subject;
        };
    }

    private static String code(String subject) {
        int colon = subject.indexOf(':');
        String attribute = subject.substring(0, colon);
        String code = subject.substring(colon + 1);
        var column = Table.JOURNEY.column(attribute);
        String name = isEnglish() ? column.labelEn() : column.labelFr();
        if (code.equals(WHOLE)) {
            return TEXTS.format("code.whole", name);
        }
        String nomenclature = column.nomenclature().orElse(attribute);
        String label = Nomenclatures.names().contains(nomenclature) ? label(nomenclature, code) : code;
        return TEXTS.format("code", name, label.equals(code) ? code : code + " " + label);
    }

    private static String place(String subject) {
        int colon = subject.indexOf(':');
        String code = subject.substring(colon + 1);
        return label(subject.substring(0, colon), code);
    }

    /** The label of a code, or the code when it has none. */
    static String label(String nomenclature, String code) {
        return Nomenclatures.get(nomenclature)
                .find(code)
                .map(SubjectText::label)
                .orElse(code);
    }

    private static String label(Nomenclature.Entry entry) {
        return isEnglish() ? entry.labelEn() : entry.labelFr();
    }

    static String number(long value) {
        return String.format(Texts.language(), "%,d", value);
    }

    static String percentage(double value) {
        return TEXTS.format("percentage", String.format(Texts.language(), "%.1f", value * 100));
    }

    /** Without more decimals than needed. */
    static String shortPercentage(double value) {
        return TEXTS.format(
                "percentage",
                new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Texts.language())).format(value * 100));
    }

    private static boolean isEnglish() {
        return Texts.language().equals(Locale.ENGLISH);
    }
}
