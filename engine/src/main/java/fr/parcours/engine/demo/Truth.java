package fr.parcours.engine.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import fr.parcours.layout.Campaign;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What {@code truth.json} says.
 *
 * @param notice that nothing here is real
 * @param seed start of the random streams
 * @param parameters all parameters
 * @param extracts the files written
 * @param regions truth by region, before the reform
 * @param nominal what becomes of the file with invented names
 * @param portal truth of the France VAE portal by region
 */
record Truth(
        String notice,
        long seed,
        Parameters parameters,
        List<ExtractTruth> extracts,
        Map<String, RegionTruth> regions,
        NominalTruth nominal,
        Map<String, PortalCounts.RegionTruth> portal) {

    private static final int DECIMALS = 6;

    /** One file: data rows in it, how many of them are right, and the errors by reason. */
    record ExtractTruth(
            String region,
            Campaign campaign,
            LocalDate asOf,
            String specification,
            String file,
            int rows,
            int accepted,
            int rejected,
            Map<String, Integer> dirt) {

        static ExtractTruth of(SimulatedExtract extract, Path folder) {
            return new ExtractTruth(
                    extract.region(),
                    extract.campaign(),
                    extract.asOf(),
                    extract.specification(),
                    folder.relativize(extract.path()).toString().replace('\\', '/'),
                    extract.rows(),
                    extract.accepted(),
                    extract.rejected(),
                    extract.dirt());
        }
    }

    /** The file with invented names: data rows, persons who can be told apart, rows without pseudonym by reason. */
    record NominalTruth(
            String specification, String file, int rows, int persons, Map<String, Integer> withoutPseudonym) {

        static NominalTruth of(SimulatedNominalFile nominal, Path folder) {
            return new NominalTruth(
                    nominal.specification(),
                    folder.relativize(nominal.path()).toString().replace('\\', '/'),
                    nominal.rows(),
                    nominal.persons(),
                    nominal.withoutPseudonym());
        }
    }

    /**
     * One region.
     *
     * @param consolidated what the right rows of all campaigns say, as known at the last one
     * @param simulated what happened by the last as-of date, whether a right row tells it or not
     * @param model what will have happened in the end
     */
    record RegionTruth(Counts consolidated, Counts simulated, Model model) {}

    void write(Path file) throws IOException {
        SimpleModule texts = new SimpleModule()
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addSerializer(Campaign.class, ToStringSerializer.instance)
                .addSerializer(Double.class, new Rounded())
                .addSerializer(double.class, new Rounded());
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(JsonMapper.builder()
                    .addModule(texts)
                    .build()
                    .writer(printer)
                    .writeValueAsBytes(this));
            out.write('\n');
        }
    }

    /** Writes six decimals at most: the shortest text of a double differs between versions of Java. */
    private static final class Rounded extends StdSerializer<Double> {

        private static final long serialVersionUID = 1L;

        Rounded() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(new BigDecimal(value)
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString());
        }
    }
}
