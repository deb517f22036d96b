package fr.parcours.engine.intake.specification;

import java.util.Map;
import java.util.Optional;

/** The forms of dates a specification may accept. */
public final class DateForm {

    private static final Map<String, String> FORMS = Map.of(
            "dd/MM/yyyy", "%d/%m/%Y",
            "dd-MM-yyyy", "%d-%m-%Y",
            "dd.MM.yyyy", "%d.%m.%Y",
            "yyyy-MM-dd", "%Y-%m-%d",
            "yyyy/MM/dd", "%Y/%m/%d",
            "yyyyMMdd", "%Y%m%d",
            "ddMMyyyy", "%d%m%Y");

    private DateForm() {}

    /**
     * Translates a form into that of the query engine.
     *
     * @param form such as {@code dd/MM/yyyy}
     * @return such as {@code %d/%m/%Y}, empty if the form is not one of ours
     */
    public static Optional<String> toStrptime(String form) {
        return Optional.ofNullable(FORMS.get(form));
    }
}
