package fr.parcours.engine.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in the user's words, and at its place, why a YAML file cannot be read as what it should be. */
final class YamlErrors {

    private static final Texts TEXTS = Texts.of(YamlErrors.class);
    private static final Pattern ACCEPTED = Pattern.compile("\\[([^\\[\\]]*)]$");
    private static final Pattern REQUIRED = Pattern.compile("Missing required creator property '([^']+)'");
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '([^']*)'");

    private YamlErrors() {}

    static InvalidInputException translated(JsonProcessingException e, YamlPlaces places, String where) {
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        YamlPlaces.Place place = places.find(path);
        Matcher duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        if (path.isEmpty() && e.getLocation() != null && (duplicate.find() || !(e instanceof JsonMappingException))) {
            place = new YamlPlaces.Place(
                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        }
        InvalidInputException fault = YamlPlaces.fault(where, place, text(e));
        fault.initCause(e);
        return fault;
    }

    private static String text(JsonProcessingException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.find()) {
            return TEXTS.format("yaml.duplicate", duplicate.group(1));
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return TEXTS.format("yaml.unknown", unknown.getPropertyName(), known(unknown.getKnownPropertyIds()));
        }
        if (e instanceof InvalidNullException) {
            return TEXTS.format("yaml.nothing");
        }
        Matcher required = REQUIRED.matcher(message);
        if (required.find()) {
            return TEXTS.format("yaml.required", required.group(1));
        }
        if (e instanceof InvalidFormatException format) {
            Matcher accepted = ACCEPTED.matcher(message);
            return accepted.find() && format.getTargetType().isEnum()
                    ? TEXTS.format("yaml.choice", format.getValue(), accepted.group(1))
                    : TEXTS.format("yaml.form", format.getValue(), kind(format.getTargetType()));
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return String.valueOf(e.getCause().getMessage());
        }
        return e instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null
                ? TEXTS.format("yaml.kind", kind(mismatched.getTargetType()))
                : TEXTS.format("yaml.syntax", message);
    }

    private static String known(Collection<Object> names) {
        return names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String kind(Class<?> type) {
        if (Number.class.isAssignableFrom(type) || type == int.class || type == double.class) {
            return TEXTS.format("yaml.number");
        }
        if (type == LocalDate.class) {
            return "yyyy-MM-dd";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return TEXTS.format("yaml.list");
        }
        return TEXTS.format(type == String.class ? "yaml.text" : type == boolean.class ? "yaml.boolean" : "yaml.map");
    }

    /** Where the fault is, as {@link YamlPlaces} names places. */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex() + 1).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
