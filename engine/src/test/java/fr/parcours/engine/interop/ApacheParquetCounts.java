package fr.parcours.engine.interop;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** The counts of the scripts in {@code docs/interop}, made row by row from what Apache Parquet reads. */
final class ApacheParquetCounts {

    private final SortedMap<String, String> values = new TreeMap<>();
    private final SortedMap<String, Long> numbers = new TreeMap<>();
    private LocalDate firstStep = LocalDate.MAX;
    private LocalDate lastStep = LocalDate.MIN;
    private LocalDate lastObserved = LocalDate.MIN;

    private ApacheParquetCounts() {}

    /** Counts the published rows of a dataset, by the names that the scripts print. */
    static SortedMap<String, String> of(Dataset dataset) throws IOException {
        ApacheParquetCounts counts = new ApacheParquetCounts();
        counts.numbers.put("journeys without person_id", 0L);
        for (Manifest partition : dataset.partitions()) {
            counts.add(dataset, partition);
        }
        counts.numbers.forEach((name, n) -> counts.values.put(name, String.valueOf(n)));
        counts.values.put("first step_date", counts.firstStep.toString());
        counts.values.put("last step_date", counts.lastStep.toString());
        counts.values.put("last observed_until", counts.lastObserved.toString());
        return counts.values;
    }

    private void add(Dataset dataset, Manifest partition) throws IOException {
        Map<String, String> certifiers = new HashMap<>();
        forEachRow(dataset.path(partition, Table.JOURNEY), journey -> {
            String certifier = text(journey, "certifier");
            certifiers.put(text(journey, "journey_id"), certifier);
            count("journeys " + partition.region() + " " + partition.campaign() + " " + certifier);
            if (journey.getFieldRepetitionCount("person_id") == 0) {
                count("journeys without person_id");
            }
            lastObserved = later(lastObserved, day(journey, "observed_until"));
        });
        forEachRow(dataset.path(partition, Table.STEP), step -> {
            String type = text(step, "step");
            count("steps " + type + " " + text(step, "outcome"));
            String certifier = certifiers.get(text(step, "journey_id"));
            if (certifier != null) {
                count("joined " + certifier + " " + type);
            }
            LocalDate day = day(step, "step_date");
            firstStep = day.isBefore(firstStep) ? day : firstStep;
            lastStep = later(lastStep, day);
        });
    }

    private void count(String name) {
        numbers.merge(name, 1L, Long::sum);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static String text(Group row, String column) {
        return row.getFieldRepetitionCount(column) == 0 ? "-" : row.getString(column, 0);
    }

    private static LocalDate day(Group row, String column) {
        return LocalDate.ofEpochDay(row.getInteger(column, 0));
    }

    private static void forEachRow(Path file, Consumer<Group> action) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            for (PageReadStore rows = reader.readNextRowGroup(); rows != null; rows = reader.readNextRowGroup()) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(rows, new GroupRecordConverter(schema));
                for (long i = 0; i < rows.getRowCount(); i++) {
                    action.accept(records.read());
                }
            }
        }
    }
}
