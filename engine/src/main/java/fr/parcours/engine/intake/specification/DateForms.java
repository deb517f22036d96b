package fr.parcours.engine.intake.specification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms that the dates of one source may have. */
record DateForms(List<String> forms, int twoDigitYears) {

    /** How spreadsheets hand their real dates over. */
    private static final String OF_CELLS = "yyyy-MM-dd";

    /** The forms of dates in a spreadsheet: those of its texts, and that of its real dates. */
    static List<String> ofCells(List<String> forms) {
        return Stream.concat(forms.stream(), Stream.of(OF_CELLS)).distinct().toList();
    }

    /** Tells of forms that are unknown, and of those that would read one text as two dates. */
    void check(String path, SpecificationFaults faults) {
        List<DateForm> known = new ArrayList<>();
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
