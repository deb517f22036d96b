package fr.parcours.engine.intake.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms that the dates of one source may have. */
record DateForms(List<String> forms, int twoDigitYears) {

    /** How spreadsheets hand their real dates over. */
    private static final String OF_CELLS = "yyyy-MM-dd";

    /** What the cells of a file may hold. */
    enum Cells {
        /** Texts only. */
        TEXTS,
        /** Dates too, as in spreadsheets. */
        DATES
    }

    /** Tells of forms that are unknown, and of those that would read one text as two dates. */
    void check(Cells cells, String path, SpecificationFaults faults) {
        List<DateForm> known = new ArrayList<>();
        if (cells == Cells.DATES) {
            DateForm.of(OF_CELLS, twoDigitYears).ifPresent(known::add);
        }
        for (int i = 0; i < forms.size(); i++) {
            String at = path + "[" + (i + 1) + "]";
            Optional<DateForm> form = DateForm.of(forms.get(i), twoDigitYears);
            if (form.isEmpty()) {
                faults.add(at, "fault.date", forms.get(i));
                continue;
            }
            known.stream()
                    .filter(form.get()::isAmbiguousWith)
                    .findFirst()
                    .ifPresent(other -> faults.add(at, "fault.ambiguous", form.get(), other));
            known.add(form.get());
        }
    }
}
