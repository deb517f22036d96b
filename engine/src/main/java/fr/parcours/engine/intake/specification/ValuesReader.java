package fr.parcours.engine.intake.specification;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads values and their codes: {@code value: code}, {@code value: {code, since, until}}, or a list of {@code {value,
 * code, since, until}} where a value changed its meaning. Codes stay as they are written: {@code 01} is not 1.
 */
final class ValuesReader extends StdDeserializer<Values> {

    private static final long serialVersionUID = 1L;
    private static final List<String> KEYS = List.of("value", "code", "since", "until");

    ValuesReader() {
        super(Values.class);
    }

    @Override
    public Values deserialize(JsonParser yaml, DeserializationContext context) throws IOException {
        List<Values.Rule> rules = new ArrayList<>();
        if (yaml.currentToken() == JsonToken.START_ARRAY) {
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                Map<String, String> keys = keys(yaml, context);
                if (!keys.containsKey("value")) {
                    context.reportInputMismatch(Values.class, "Missing required creator property 'value'");
                }
                rules.add(rule(keys, context));
            }
        } else if (yaml.currentToken() == JsonToken.START_OBJECT) {
            while (yaml.nextToken() != JsonToken.END_OBJECT) {
                String value = yaml.currentName();
                Map<String, String> keys = new TreeMap<>();
                if (yaml.nextToken() == JsonToken.START_OBJECT) {
                    keys.putAll(keys(yaml, context));
                } else {
                    keys.put("code", scalar(yaml, context));
                }
                keys.put("value", value);
                rules.add(rule(keys, context));
            }
        } else {
            context.handleUnexpectedToken(Values.class, yaml);
        }
        return new Values(rules);
    }

    private static Map<String, String> keys(JsonParser yaml, DeserializationContext context) throws IOException {
        if (yaml.currentToken() != JsonToken.START_OBJECT) {
            context.handleUnexpectedToken(Values.class, yaml);
        }
        Map<String, String> keys = new TreeMap<>();
        while (yaml.nextToken() != JsonToken.END_OBJECT) {
            String key = yaml.currentName();
            yaml.nextToken();
            if (!KEYS.contains(key)) {
                context.handleUnknownProperty(yaml, new ValuesReader(), Values.class, key);
            }
            keys.put(key, scalar(yaml, context));
        }
        return keys;
    }

    private static String scalar(JsonParser yaml, DeserializationContext context) throws IOException {
        if (yaml.currentToken() == JsonToken.VALUE_NULL) {
            return "";
        }
        if (!yaml.currentToken().isScalarValue()) {
            context.handleUnexpectedToken(String.class, yaml);
        }
        return yaml.getText().strip();
    }

    private static Values.Rule rule(Map<String, String> keys, DeserializationContext context) throws IOException {
        return new Values.Rule(
                keys.get("value").strip(),
                keys.getOrDefault("code", ""),
                day(keys.get("since"), context),
                day(keys.get("until"), context));
    }

    private static Optional<LocalDate> day(String text, DeserializationContext context) throws IOException {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.of((LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "yyyy-MM-dd"));
        }
    }

    @Override
    public java.util.Collection<Object> getKnownPropertyNames() {
        return List.copyOf(KEYS);
    }
}
