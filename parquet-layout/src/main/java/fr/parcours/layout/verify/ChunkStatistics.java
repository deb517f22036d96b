package fr.parcours.layout.verify;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Decides about a column of a row group without reading its values: by the statistics of its footer, or by its
 * dictionary when every page refers to it. It only says that all is well; whatever it cannot tell is read.
 */
final class ChunkStatistics {

    private static final Set<String> DICTIONARY = Set.of("PLAIN_DICTIONARY", "RLE_DICTIONARY");
    private static final Set<String> LEVELS = Set.of("RLE", "BIT_PACKED");

    private ChunkStatistics() {}

    static ColumnChunkMetaData chunk(BlockMetaData rowGroup, String column) {
        return rowGroup.getColumns().stream()
                .filter(chunk -> chunk.getPath().toDotString().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A row group lacks a column."));
    }

    /** Says whether statistics and dictionary show that every value is present where it must be and allowed. */
    static boolean vouchFor(ParquetFileReader reader, BlockMetaData rowGroup, ColumnRule rule) throws IOException {
        ColumnChunkMetaData chunk = chunk(rowGroup, rule.column().name());
        Statistics<?> statistics = chunk.getStatistics();
        boolean counted = statistics != null && statistics.isNumNullsSet();
        if (rule.column().required() && (!counted || statistics.getNumNulls() != 0)) {
            return false;
        }
        boolean nothingPresent = counted && statistics.getNumNulls() == chunk.getValueCount();
        if (nothingPresent || rule.isFreeText()) {
            return true;
        }
        if (statistics instanceof IntStatistics numbers
                && numbers.hasNonNullValue()
                && rule.acceptsAllBetween(numbers.getMin(), numbers.getMax())) {
            return true;
        }
        return isAllInDictionary(chunk) && dictionaryIsAllowed(reader, rowGroup, rule);
    }

    private static boolean isAllInDictionary(ColumnChunkMetaData chunk) {
        EncodingStats pages = chunk.getEncodingStats();
        if (pages != null) {
            return pages.hasDictionaryEncodedPages() && !pages.hasNonDictionaryEncodedPages();
        }
        // Without page counts: only levels and the dictionary may be encoded. PLAIN may be the dictionary's own or not.
        Set<String> encodings =
                chunk.getEncodings().stream().map(Encoding::name).collect(Collectors.toSet());
        return encodings.stream().anyMatch(DICTIONARY::contains)
                && encodings.stream().allMatch(name -> DICTIONARY.contains(name) || LEVELS.contains(name));
    }

    private static boolean dictionaryIsAllowed(ParquetFileReader reader, BlockMetaData rowGroup, ColumnRule rule)
            throws IOException {
        ColumnDescriptor column = ParquetFile.column(reader, rule.column().name());
        DictionaryPageReadStore dictionaries = reader.getDictionaryReader(rowGroup);
        DictionaryPage page = dictionaries.readDictionaryPage(column);
        if (page == null) {
            return false;
        }
        Dictionary dictionary = page.getEncoding().initDictionary(column, page);
        for (int id = 0; id <= dictionary.getMaxId(); id++) {
            boolean allowed = rule.isText()
                    ? rule.accepts(dictionary.decodeToBinary(id))
                    : rule.accepts(dictionary.decodeToInt(id));
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
