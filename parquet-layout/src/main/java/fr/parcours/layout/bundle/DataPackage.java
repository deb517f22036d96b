package fr.parcours.layout.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.layout.Column;
import fr.parcours.layout.ColumnType;
import fr.parcours.layout.DataFile;
import fr.parcours.layout.Dataset;
import fr.parcours.layout.DatasetInfo;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Nomenclatures;
import fr.parcours.layout.SourceExtract;
import fr.parcours.layout.Table;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The file {@code datapackage.json} of a bundle: Frictionless Data Package, version 2, and a block of our own. */
final class DataPackage {

    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Texts TEXTS = Texts.of(DataPackage.class);
    private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";
    private static final String OURS = "vae";
    /**
     * What is taken over from the report, with its place there, so that a reader sees it without opening the report.
     */
    private static final Map<String, String> REPORT_FIGURES = Map.of(
            "k", "/classes/k",
            "l", "/classes/l",
            "sous_k", "/classes/persons_below_k",
            "uniques", "/classes/unique_persons");

    /** Between the keys of a chain, in the order they are applied. */
    private static final String KEY_LINK = ">";

    private DataPackage() {}

    static byte[] write(
            Dataset dataset, BundleInfo info, ExportOptions options, Instant created, Optional<byte[]> report) {
        DatasetInfo described = dataset.info();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", PROFILE);
        root.put("name", "lot-vae-" + info.id());
        root.put("id", info.id());
        root.put("version", String.valueOf(info.version()));
        root.put("created", created.truncatedTo(ChronoUnit.SECONDS).toString());
        root.put("title", described.name());
        root.putArray("licenses").addObject().put("name", "convention").put("title", described.licence());
        info.emitter()
                .ifPresent(emitter -> root.putArray("contributors")
                        .addObject()
                        .put("title", emitter)
                        .putArray("roles")
                        .add("publisher"));
        Optional<JsonNode> figures = report.map(DataPackage::report);
        ArrayNode resources = root.putArray("resources");
        List<Manifest> manifests = dataset.partitions();
        for (Manifest manifest : manifests) {
            Optional<JsonNode> persons = figures.flatMap(told -> persons(told, manifest));
            for (DataFile file : manifest.files()) {
                ObjectNode resource = resource(resources.addObject(), manifest, file);
                persons.ifPresent(number -> resource.set("vae:personnes", number));
            }
        }
        ObjectNode ours = root.putObject(OURS);
        ours.put("emetteur", info.emitter().orElse(null));
        ArrayNode recipients = ours.putArray("destinataires");
        info.recipients().forEach(recipients::add);
        ours.put("finalite", info.purpose().orElse(null));
        ours.put("base_convention", described.licence());
        ours.put("expire_le", info.expires().map(LocalDate::toString).orElse(null));
        ours.put("serie", info.series());
        ours.put("remplace", info.replaces().orElse(null));
        ours.put("schema_version", LayoutVersion.CURRENT);
        ours.put("simule", described.simulated());
        ObjectNode nomenclatures = ours.putObject("nomenclatures");
        Nomenclatures.names().forEach(name -> nomenclatures.put(name, "sha256:" + Nomenclatures.digest(name)));
        pseudonyms(ours.putObject("pseudonyme"), described, manifests);
        figures.ifPresent(told -> {
            confidentiality(ours.putObject("confidentialite"), told)
                    .put("rapport", "sha512:" + Sha512.of(report.get()));
            ours.put("ligne_de_partage", "secret k>=" + told.at("/thresholds/k").asInt());
        });
        ours.putObject("logiciel").put("nom", options.producer());
        return bytes(root);
    }

    private static ObjectNode resource(ObjectNode resource, Manifest manifest, DataFile file) {
        resource.put("name", file.table().tableName() + "-" + manifest.region() + "-" + manifest.campaign());
        resource.put("path", BagFiles.PAYLOAD + manifest.key() + "/" + file.name());
        resource.put("format", "parquet");
        resource.put("mediatype", "application/vnd.apache.parquet");
        resource.put("bytes", file.bytes());
        resource.put("hash", "sha256:" + file.sha256());
        ObjectNode schema = resource.putObject("schema");
        ArrayNode fields = schema.putArray("fields");
        for (Column column : file.table().columns()) {
            ObjectNode field = fields.addObject();
            field.put("name", column.name());
            field.put("type", type(column.type()));
            field.put("title", column.labelFr());
            field.putObject("constraints").put("required", column.required());
        }
        schema.putArray("missingValues");
        if (file.table() == Table.JOURNEY) {
            schema.putArray("primaryKey").add("certifier").add("journey_id");
        }
        resource.put("vae:lignes", file.rows());
        resource.put("vae:region", manifest.region());
        return resource.put("vae:campagne", manifest.campaign());
    }

    /** Persons of a partition as the report tells them: a number, or a text where they are too few. */
    private static Optional<JsonNode> persons(JsonNode report, Manifest manifest) {
        for (JsonNode partition : report.path("partitions")) {
            if (partition.path("partition").asText().equals(manifest.key().toString())) {
                return Optional.of(partition.path("persons"));
            }
        }
        return Optional.empty();
    }

    private static String type(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static void pseudonyms(ObjectNode pseudonyms, DatasetInfo described, List<Manifest> manifests) {
        pseudonyms.put("norme", "vae-pseudo/v1");
        ArrayNode stage1 = pseudonyms.putArray("cle_etape1");
        manifests.stream()
                .flatMap(manifest -> manifest.sources().stream())
                .map(SourceExtract::certifierKey)
                .filter(key -> !key.isEmpty())
                .distinct()
                .sorted()
                .forEach(stage1::add);
        ArrayNode stage2 = pseudonyms.putArray("cle_etape2");
        Arrays.stream(described.keyFingerprint().split(KEY_LINK)).forEach(stage2::add);
    }

    private static ObjectNode confidentiality(ObjectNode confidentiality, JsonNode report) {
        confidentiality.set("respecte", report.path("passed"));
        confidentiality.set("seuil", report.at("/thresholds/k"));
        confidentiality.set("noeud", report.at("/node/key"));
        JsonNode copied = report.path("generalised").asBoolean() ? report.path("after") : report.path("before");
        REPORT_FIGURES.forEach((name, place) -> confidentiality.set(name, copied.at(place)));
        if (report.has("accepted")) {
            confidentiality.set("motif", report.get("accepted"));
        }
        return confidentiality;
    }

    private static JsonNode report(byte[] report) {
        try {
            return MAPPER.readTree(report);
        } catch (IOException e) {
            throw new IntegrityException(TEXTS.format("package.unreadable", BagFiles.REPORT));
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return (MAPPER.writeValueAsString(node) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON.", e);
        }
    }

    /**
     * Reads what a bundle says of itself; to be called once its digest was checked.
     *
     * @throws IntegrityException if it is no data package of ours
     */
    static BundleInfo read(byte[] content) {
        try {
            JsonNode root = MAPPER.readTree(content);
            JsonNode ours = root.path(OURS);
            List<String> recipients = new ArrayList<>();
            ours.path("destinataires").forEach(name -> recipients.add(name.asText()));
            BundleInfo info = new BundleInfo(
                    root.path("id").asText(),
                    ours.path("serie").asText(),
                    Integer.parseInt(root.path("version").asText()),
                    text(ours, "remplace"),
                    text(ours, "emetteur"),
                    recipients,
                    text(ours, "finalite"),
                    text(ours, "expire_le").map(LocalDate::parse));
            if (info.id().isBlank() || info.series().isBlank() || info.version() < 1) {
                throw new IntegrityException(TEXTS.format("package.unreadable", BagFiles.PACKAGE));
            }
            return info;
        } catch (IOException | NumberFormatException | DateTimeParseException e) {
            throw new IntegrityException(TEXTS.format("package.unreadable", BagFiles.PACKAGE));
        }
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.ofNullable(node.path(key).textValue());
    }
}
