package fr.parcours.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.intake.direct.DirectExtract;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.RowAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated extracts in every format. Whatever comes, every row is accounted for, or the extract is refused in words and
 * the dataset stays as it was; nothing else happens, and not for long. {@code docs/fuzzing.md} says how to run more.
 */
class FuzzTest {

    private static final int ROWS = Integer.getInteger("parcours.fuzz.rows", 20_000);
    private static final long FIRST_SEED = Long.getLong("parcours.fuzz.seed", 1);
    private static final int ROWS_PER_FILE = Integer.getInteger("parcours.fuzz.file", 1_000);
    private static final int TIMEOUT_SECONDS = 120;
    private static final Pattern PLAIN = Pattern.compile("[^\"'\\p{Cntrl}]*");
    private static final List<FuzzFormat> FORMATS = List.of(FuzzFormat.values());

    @TempDir
    Path folder;

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private long rowsRead;
    private int shortWays;
    private RowAccount last;

    @Test
    void whateverComesIsAccountedForOrRefused() throws InterruptedException {
        ExecutorService runner = Executors.newSingleThreadExecutor();
        Bench bench = new Bench(folder);
        try {
            long seed = FIRST_SEED;
            for (int rows = 0; rows < ROWS; rows += ROWS_PER_FILE, seed++) {
                long current = seed;
                runner.submit(() -> {
                            one(bench, current);
                            return true;
                        })
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("An extract takes more than " + TIMEOUT_SECONDS + " s.", e);
        } finally {
            runner.shutdownNow();
        }
        System.out.println("fuzzing: " + ROWS + " rows from seed " + FIRST_SEED + ", " + rowsRead + " accounted for, "
                + outcomes + ", " + shortWays + " the short way");
        assertThat(shortWays).as("files that went the short way").isGreaterThan(ROWS < 20_000 ? -1 : ROWS / 20_000);
        assertThat(rowsRead).as("rows of extracts that were taken").isGreaterThan(ROWS < 20_000 ? -1 : ROWS / 4);
    }

    private void one(Bench bench, long seed) throws IOException {
        Random random = new Random(seed * 7919);
        FuzzFormat format = FORMATS.get(random.nextInt(FORMATS.size()));
        String place = "seed " + seed + ", " + format;
        Mutations mutations = new Mutations(random);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS_PER_FILE; i++) {
            rows.add(FuzzFormat.row(i, random));
        }
        byte[] bytes = format.file(mutations.rows(rows));
        int hostile = random.nextInt(10);
        if (hostile < 3) {
            boolean inside = format == FuzzFormat.SPREADSHEET && random.nextInt(4) > 0;
            bytes = inside ? mutations.insideWorkbook(bytes) : mutations.bytes(bytes);
        }
        Path file = bench.file(format.fileName, bytes);
        boolean taken = outcome(place, bench, () -> bench.report(format.yaml, file));
        if (format.isReadTheShortWay() && random.nextBoolean()) {
            List<List<String>> plain = mutations.rows(rows).stream()
                    .filter(row ->
                            row.stream().allMatch(value -> PLAIN.matcher(value).matches()))
                    .toList();
            Path mild = bench.file(format.fileName, format.file(plain));
            sameTheShortWay(place, bench, () -> bench.report(format.yamlOfTheShortWay(), mild));
            taken = false;
        }
        Path quarantine = bench.quarantine("AGRI.csv");
        if (taken && random.nextInt(3) == 0 && Files.exists(quarantine)) {
            byte[] corrected = Files.readAllBytes(quarantine);
            Path back = bench.file("back.csv", random.nextInt(3) > 0 ? corrected : mutations.bytes(corrected));
            outcome(place + ", corrected", bench, () -> bench.corrected(back));
        }
    }

    /** Large files are read by the query engine itself: with the same result. */
    private void sameTheShortWay(String place, Bench bench, Work work) {
        boolean taken = outcome(place + ", long way", bench, work);
        RowAccount longWay = last;
        String rows = taken ? bench.rows() : "";
        System.setProperty(DirectExtract.FROM_BYTES, "0");
        try {
            assertThat(outcome(place + ", short way", bench, work)).as(place).isEqualTo(taken);
        } finally {
            System.clearProperty(DirectExtract.FROM_BYTES);
        }
        assertThat(last).as(place).isEqualTo(longWay);
        assertThat(taken ? bench.rows() : "").as(place).isEqualTo(rows);
        shortWays += bench.wentTheShortWay() ? 1 : 0;
    }

    /** An intake. */
    @FunctionalInterface
    private interface Work {
        IntakeReport run();
    }

    private boolean outcome(String place, Bench bench, Work work) {
        Map<String, String> before = bench.content();
        try {
            RowAccount account = Bench.account(work.run());
            rowsRead += place.contains(", corrected") || place.contains(" way") ? 0 : account.read();
            last = account;
            outcomes.merge("taken", 1, Integer::sum);
            return true;
        } catch (InvalidInputException | IntegrityException e) {
            assertThat(e.getMessage()).as(place).isNotBlank();
            assertThat(bench.content()).as(place + ": " + e.getMessage()).isEqualTo(before);
            outcomes.merge("refused", 1, Integer::sum);
            return false;
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(place + ": " + e, e);
        }
    }
}
