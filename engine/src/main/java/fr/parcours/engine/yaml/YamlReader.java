package fr.parcours.engine.yaml;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import fr.parcours.layout.InvalidInputException;

/** Reads YAML as the keys of a record. */
public final class YamlReader {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private YamlReader() {}

    /**
     * Reads a text.
     *
     * @param yaml the text
     * @param places its places
     * @param where where it comes from, for messages
     * @param type a record with the keys
     * @param <T> that type
     * @return the keys
     * @throws InvalidInputException if it has other keys, lacks one or has values of another form
     */
    public static <T> T read(String yaml, YamlPlaces places, String where, Class<T> type) {
        try {
            return MAPPER.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw YamlErrors.translated(e, places, where);
        }
    }
}
