package fr.parcours.engine.intake.specification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.parcours.engine.intake.quality.QualityCheck;
import fr.parcours.layout.Column;
import fr.parcours.layout.StepType;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema that editors complete specifications with says what the code reads, no more and no less. */
class SpecificationSchemaTest {

    private static final Path FILE = Stream.of(
                    Path.of("..", "docs", "specification.schema.json"), Path.of("docs", "specification.schema.json"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();

    private final JsonNode tree = tree();
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(tree);

    private static JsonNode tree() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> shipped() {
        return Specifications.shipped();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Specifications.class.getResourceAsStream(name + ".yaml")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private List<String> faults(String yaml) throws IOException {
        return schema.validate(new YAMLMapper().readTree(yaml)).stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedSpecificationIsValid(String name) throws IOException {
        assertThat(faults(text(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "certifier: EN",
                "row: journey",
                "type: csv",
                "step: APPLICATION",
                "column: N° dossier",
                "columns:"
            })
    void aSlipOfThePenIsNot(String before) throws IOException {
        String text = text("education-nationale");
        assertThat(text).contains(before);
        assertThat(faults(text.replace(before, "x" + before))).isNotEmpty();
    }

    private Set<String> properties(String definition) {
        JsonNode node = definition.isEmpty() ? tree : tree.path("$defs").path(definition);
        Set<String> names = new TreeSet<>();
        node.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> keys(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> {
                    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
                    return property == null || property.value().isEmpty() ? component.getName() : property.value();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itsKeysAreThoseOfTheRecords() {
        assertThat(properties("")).isEqualTo(keys(SpecificationYaml.class));
        assertThat(properties("part")).isEqualTo(keys(Part.class));
        assertThat(properties("format")).isEqualTo(keys(FileFormat.class));
        assertThat(properties("column")).isEqualTo(keys(ColumnSpec.class));
        assertThat(properties("ignore")).isEqualTo(keys(IgnoreRule.class));
        assertThat(properties("source")).isEqualTo(keysOfSource());
        assertThat(properties("rule")).isEqualTo(keys(Values.Rule.class));
        assertThat(properties("step")).isEqualTo(keys(StepSource.class));
        assertThat(properties("identity")).isEqualTo(keys(Identity.class));
        assertThat(properties("checkRule")).containsExactlyInAnyOrder("treatment", "warn_above", "stop_above");
        assertThat(properties("limits")).isEqualTo(keys(Specification.Limits.class));
    }

    private static Set<String> keysOfSource() {
        return keys(Source.class).stream()
                .map(key -> key.equals("presence") ? "optional" : key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itsAttributesAreTheColumnsOfTheModel() {
        Set<String> attributes = Table.JOURNEY.columns().stream()
                .map(Column::name)
                .filter(name ->
                        !Set.of("journey_id", "certifier", "observed_until").contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        attributes.addAll(Part.NOT_KEPT);
        assertThat(properties("journey")).isEqualTo(attributes);
    }

    @Test
    void itsChecksAndChoicesAreThoseOfTheCode() {
        Set<String> checks = new TreeSet<>();
        tree.path("properties").path("checks").path("properties").fieldNames().forEachRemaining(checks::add);
        assertThat(checks).isEqualTo(new TreeSet<>(QualityCheck.keys()));
        assertThat(choices("/$defs/step/properties/step")).isEqualTo(names(StepType.values()));
        assertThat(choices("/$defs/treatment")).isEqualTo(codes(CheckRule.Treatment.class));
        assertThat(choices("/properties/row")).isEqualTo(codes(Specification.RowUnit.class));
        assertThat(choices("/properties/column_order")).isEqualTo(codes(Part.ColumnOrder.class));
        assertThat(choices("/properties/other_columns")).isEqualTo(codes(Part.OtherColumns.class));
        assertThat(choices("/properties/generalise/additionalProperties")).isEqualTo(codes(Generalisation.class));
        assertThat(choices("/$defs/format/properties/type")).isEqualTo(codes(FileFormat.Type.class));
        assertThat(choices("/$defs/format/properties/final_newline")).isEqualTo(codes(FileFormat.FinalNewline.class));
    }

    private Set<String> choices(String place) {
        Set<String> choices = new TreeSet<>();
        tree.at(place).path("enum").forEach(choice -> choices.add(choice.asText()));
        return choices;
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> field.getAnnotation(JsonProperty.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyKeyIsExplained() {
        for (JsonNode node : tree.findValues("properties")) {
            node.properties().forEach(property -> {
                boolean explained = property.getValue().has("description")
                        || property.getValue().has("$ref");
                assertThat(explained).as(property.getKey()).isTrue();
            });
        }
    }
}
