package fr.parcours.engine.cohort;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/** One code or a list of codes in a cohort file; numbers are codes too. */
record Codes(@JsonValue List<String> codes) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Codes of(Object value) {
        if (value instanceof List<?> list) {
            return new Codes(list.stream().map(Codes::text).toList());
        }
        return new Codes(List.of(text(value)));
    }

    private static String text(Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            throw new IllegalArgumentException(
                    fr.parcours.layout.Texts.of(CohortFile.class).format("file.codes"));
        }
        return String.valueOf(value);
    }
}
