package fr.parcours.layout.verify;

import fr.parcours.layout.ColumnType;
import fr.parcours.layout.DataFile;
import fr.parcours.layout.LayoutVersion;
import fr.parcours.layout.Manifest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Compares the footer of a data file with its manifest and with the layout: table, version, columns, rows. */
final class FooterCheck {

    private FooterCheck() {}

    /** Returns whether the columns are those of the layout, so that their values can be looked at. */
    static boolean check(ParquetFileReader reader, Path file, Manifest manifest, DataFile expected, Findings findings) {
        FileMetaData metadata = reader.getFileMetaData();
        Map<String, String> keys = metadata.getKeyValueMetaData();
        if (!expected.table().tableName().equals(keys.get(LayoutVersion.FOOTER_TABLE))
                || !versions(manifest).contains(keys.get(LayoutVersion.FOOTER_VERSION))) {
            findings.fault(file, FaultKind.FOOTER, "footer", expected.table().tableName(), manifest.layoutVersion());
        }
        long rows = reader.getRowGroups().stream()
                .mapToLong(BlockMetaData::getRowCount)
                .sum();
        if (rows != expected.rows()) {
            findings.fault(file, FaultKind.ROWS, "rows", rows, expected.rows());
        }
        String found = metadata.getSchema().getFields().stream()
                .map(FooterCheck::describe)
                .collect(Collectors.joining(", "));
        String wanted = expected.table().columns().stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
        if (!found.equals(wanted)) {
            findings.fault(file, FaultKind.SCHEMA, "schema", found, wanted);
            return false;
        }
        return true;
    }

    /** A file written in an earlier layout may be published again as it is: data files have not changed since. */
    private static Set<String> versions(Manifest manifest) {
        return IntStream.rangeClosed(1, manifest.layoutVersion())
                .mapToObj(String::valueOf)
                .collect(Collectors.toSet());
    }

    private static String describe(Type field) {
        String repetition = field.isRepetition(Type.Repetition.REPEATED) ? "repeated " : "";
        return field.getName() + " " + repetition + (field.isPrimitive() ? type(field.asPrimitiveType()) : "group");
    }

    private static String type(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                && LogicalTypeAnnotation.stringType().equals(logical)) {
            return ColumnType.STRING.name();
        }
        if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
            if (logical == null || LogicalTypeAnnotation.intType(32, true).equals(logical)) {
                return ColumnType.INTEGER.name();
            }
            return LogicalTypeAnnotation.dateType().equals(logical) ? ColumnType.DATE.name() : "INT32 " + logical;
        }
        return type.getPrimitiveTypeName().name();
    }
}
