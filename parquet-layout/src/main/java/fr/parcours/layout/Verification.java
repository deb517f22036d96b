package fr.parcours.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Checks that a dataset is what its manifests say, with Apache Parquet and not with the engine that wrote it: files,
 * sizes and digests, then, for files whose digest is right, the footer: table, layout version, columns, number of rows.
 */
public final class Verification {

    private static final Texts TEXTS = Texts.layout();
    private static final Set<String> SERVICE_FILES =
            Set.of(Dataset.MANIFEST, ".lock", ".staging", PreviousRevision.FOLDER, RevisionHistory.FILE);

    private final Dataset dataset;
    private final List<Fault> faults = new ArrayList<>();
    private int files;

    private Verification(Dataset dataset) {
        this.dataset = dataset;
    }

    /**
     * Something that is not as the manifests say.
     *
     * @param file path of the file at fault, relative to the dataset
     * @param problem what is wrong, in the language of the user
     */
    public record Fault(String file, String problem) {}

    /**
     * What a verification found.
     *
     * @param partitions partitions verified
     * @param files data files verified
     * @param faults what is wrong, none if all is well
     */
    public record Report(int partitions, int files, List<Fault> faults) {
        /** Copies the list. */
        public Report {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Verifies every partition of a dataset.
     *
     * @param dataset the dataset
     * @return what was found
     * @throws IntegrityException if a manifest cannot be read
     */
    public static Report of(Dataset dataset) {
        Verification verification = new Verification(dataset);
        List<Manifest> manifests = dataset.partitions();
        manifests.forEach(verification::partition);
        return new Report(manifests.size(), verification.files, verification.faults);
    }

    private void partition(Manifest manifest) {
        if (!manifest.keyFingerprint().equals(dataset.info().keyFingerprint())) {
            fault(dataset.folder().resolve(manifest.key().folder()).resolve(Dataset.MANIFEST), "verify.key");
        }
        for (Table table : Table.values()) {
            DataFile expected = manifest.file(table);
            Path file = dataset.path(manifest, table);
            files++;
            try {
                content(file, expected, manifest.layoutVersion());
            } catch (IOException | RuntimeException e) {
                // Whatever a damaged file makes a reader throw is a fault of the file.
                fault(file, "verify.unreadable");
            }
        }
        extraFiles(manifest);
    }

    private void content(Path file, DataFile expected, int layoutVersion) throws IOException {
        if (!Files.isRegularFile(file)) {
            fault(file, "verify.absent");
        } else if (Files.size(file) != expected.bytes()) {
            fault(file, "verify.size", Files.size(file), expected.bytes());
        } else if (!Digests.of(file).equals(expected.sha256())) {
            fault(file, "verify.digest");
        } else {
            footer(file, expected, layoutVersion);
        }
    }

    private void footer(Path file, DataFile expected, int layoutVersion) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            FileMetaData metadata = reader.getFileMetaData();
            Map<String, String> keys = metadata.getKeyValueMetaData();
            if (!expected.table().tableName().equals(keys.get(LayoutVersion.FOOTER_TABLE))
                    || !String.valueOf(layoutVersion).equals(keys.get(LayoutVersion.FOOTER_VERSION))) {
                fault(file, "verify.footer");
            }
            if (reader.getRecordCount() != expected.rows()) {
                fault(file, "verify.rows", reader.getRecordCount(), expected.rows());
            }
            String found = metadata.getSchema().getFields().stream()
                    .map(Verification::describe)
                    .collect(Collectors.joining(", "));
            String wanted = expected.table().columns().stream()
                    .map(column -> column.name() + " " + column.type())
                    .collect(Collectors.joining(", "));
            if (!found.equals(wanted)) {
                fault(file, "verify.schema", found, wanted);
            }
        }
    }

    private static String describe(Type field) {
        return field.getName() + " " + (field.isPrimitive() ? type(field.asPrimitiveType()) : "group");
    }

    private static String type(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                && LogicalTypeAnnotation.stringType().equals(logical)) {
            return ColumnType.STRING.name();
        }
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
            return LogicalTypeAnnotation.dateType().equals(logical)
                    ? ColumnType.DATE.name()
                    : ColumnType.INTEGER.name();
        }
        return type.getPrimitiveTypeName().name();
    }

    private void extraFiles(Manifest manifest) {
        Set<String> known = manifest.files().stream().map(DataFile::name).collect(Collectors.toSet());
        Path folder = dataset.folder().resolve(manifest.key().folder());
        try (Stream<Path> content = Files.list(folder)) {
            content.filter(file -> {
                        String name = file.getFileName().toString();
                        return !known.contains(name) && !SERVICE_FILES.contains(name);
                    })
                    .sorted()
                    .forEach(file -> fault(file, "verify.extra"));
        } catch (IOException e) {
            fault(folder, "verify.unreadable");
        }
    }

    private void fault(Path file, String problem, Object... arguments) {
        faults.add(new Fault(dataset.folder().relativize(file).toString(), TEXTS.format(problem, arguments)));
    }
}
