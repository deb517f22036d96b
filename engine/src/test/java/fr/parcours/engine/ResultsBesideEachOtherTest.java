package fr.parcours.engine;

import static fr.parcours.engine.cohort.Attributes.sex;
import static fr.parcours.engine.cohort.Months.months;
import static fr.parcours.engine.cohort.Presumption.presumedAfter;
import static fr.parcours.layout.Outcome.FAVOURABLE;
import static fr.parcours.layout.StepType.ELIGIBILITY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.result.Cell;
import fr.parcours.engine.result.Result;
import fr.parcours.engine.result.ResultColumn;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads several results of a study side by side finds no count from 1 to k − 1. */
class ResultsBesideEachOtherTest {

    private static final int THRESHOLD = 5;
    private static final int DATASETS = 2;
    private static final String EVERYBODY = "";
    private static final LocalDate ENTRY = LocalDate.of(2007, 3, 1);

    @TempDir
    Path folder;

    /** A journey: the sex of the candidate, and what became of it, as the key of a sequence. */
    private record Kind(String sex, String fate) {

        boolean isOf(String stratum) {
            return stratum.equals(EVERYBODY) || stratum.equals(sex);
        }

        private int jury() {
            return fate.startsWith("never") ? Integer.MAX_VALUE : Integer.parseInt(fate.split(", ")[0]);
        }

        int heardOf() {
            return Integer.parseInt(fate.split(", ")[1]);
        }

        /** All are delivered for long enough: whose jury is known by then is followed. */
        boolean isFollowed(int horizon) {
            return jury() <= horizon || heardOf() >= horizon;
        }

        boolean isPresumed(int horizon) {
            return isFollowed(horizon) && jury() > horizon;
        }

        boolean isReturned(int horizon) {
            return isPresumed(horizon) && jury() <= horizon + 12;
        }
    }

    private static final Map<String, String> SEQUENCES = Map.of(
            "31", "",
            "31-40", ", SUPPORT_START 2007-04-01",
            "31-60", ", DOSSIER 2007-06-01",
            "31-60-71", ", DOSSIER 2007-06-01, JURY:FULL 2007-09-01",
            "31-60-72", ", DOSSIER 2007-06-01, JURY:PARTIAL 2007-09-01",
            "31-60-73", ", DOSSIER 2007-06-01, JURY:NONE 2007-09-01",
            "31-80", ", WITHDRAWAL 2007-10-01",
            "31-90", ", EXPIRY 2010-03-01",
            "31-40-80", ", SUPPORT_START 2007-04-01, WITHDRAWAL 2007-10-01",
            "31-40-60-71", ", SUPPORT_START 2007-04-01, DOSSIER 2007-06-01, JURY:FULL 2007-09-01");

    @Test
    void moreSequencesTellNothingMoreOfTheOthers() {
        for (int seed = 1; seed <= DATASETS; seed++) {
            Random random = new Random(seed);
            Map<Kind, Integer> truth = counts(random, SEQUENCES.keySet(), 0);
            try (Observatory observatory = observatory(
                    "variants" + seed, truth, kind -> "ELIGIBILITY:FAVOURABLE " + ENTRY + SEQUENCES.get(kind.fate()))) {
                KindsAttack<Kind> reader = new KindsAttack<>(List.copyOf(truth.keySet()));
                int read = 0;
                for (Asked asked : asked(random, 3, 4, 5, 40)) {
                    Cohort cohort = asked.of(observatory);
                    read += readSequences(cohort.variants(asked.most()), reader);
                }
                assertThat(read).isGreaterThan(20);
                for (Kind kind : truth.keySet()) {
                    for (String stratum : List.of(EVERYBODY, kind.sex())) {
                        requireUncertain(
                                reader,
                                truth,
                                one -> one.isOf(stratum) && one.fate().equals(kind.fate()));
                    }
                }
            }
        }
    }

    /** Months from the entry to a jury, if there was one; how many months after it a journey was heard of. */
    private static final Map<String, String> JURIES = Map.of(
            "never", "",
            "8", ", JURY:FULL 2007-11-01",
            "15", ", JURY:PARTIAL 2008-06-01",
            "20", ", JURY:NONE 2008-11-01",
            "28", ", JURY:FULL 2009-07-01");

    private static final Set<String> FATES = JURIES.keySet().stream()
            .flatMap(jury -> Stream.of(10, 15, 20, 28, 40)
                    .filter(heardOf -> jury.equals("never") || Integer.parseInt(jury) <= heardOf)
                    .map(heardOf -> jury + ", " + heardOf))
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void horizonsTellNothingMoreOfOneAnother() {
        for (int seed = 1; seed <= DATASETS; seed++) {
            Random random = new Random(seed);
            Map<Kind, Integer> truth = counts(random, FATES, 3);
            try (Observatory observatory = observatory(
                    "horizons" + seed,
                    truth,
                    kind -> "ELIGIBILITY:FAVOURABLE " + ENTRY
                            + JURIES.get(kind.fate().split(", ")[0]))) {
                KindsAttack<Kind> reader = new KindsAttack<>(List.copyOf(truth.keySet()));
                Cohort all = observatory.cohort("essai").enteringAt(ELIGIBILITY, FAVOURABLE);
                List<Runnable> questions = new ArrayList<>();
                for (Cohort cohort : List.of(all, all.by(sex()))) {
                    questions.add(() -> readDropOut(cohort.dropOut(presumedAfter(months(24))), reader));
                    questions.add(() -> readHorizons(cohort.dropOutByHorizon(months(12), months(24)), reader));
                    questions.add(() -> readHorizons(cohort.dropOutByHorizon(months(18)), reader));
                    questions.add(() -> readHorizons(cohort.dropOutByHorizon(months(24)), reader));
                }
                Collections.shuffle(questions, random);
                questions.forEach(Runnable::run);
                assertThat(reader.size()).isGreaterThan(10);
                for (String stratum : List.of(EVERYBODY, "F", "M")) {
                    for (int horizon : List.of(12, 18, 24)) {
                        requireUncertain(reader, truth, kind -> kind.isOf(stratum) && kind.isFollowed(horizon));
                        requireUncertain(reader, truth, kind -> kind.isOf(stratum) && !kind.isFollowed(horizon));
                        requireUncertain(reader, truth, kind -> kind.isOf(stratum) && kind.isPresumed(horizon));
                        requireUncertain(
                                reader,
                                truth,
                                kind -> kind.isOf(stratum) && kind.isFollowed(horizon) && !kind.isPresumed(horizon));
                        requireUncertain(reader, truth, kind -> kind.isOf(stratum) && kind.isReturned(horizon));
                        requireUncertain(
                                reader,
                                truth,
                                kind -> kind.isOf(stratum) && kind.isPresumed(12) && !kind.isPresumed(horizon));
                    }
                }
            }
        }
    }

    private static void readDropOut(Result result, KindsAttack<Kind> reader) {
        for (List<Cell> row : result.table().rows()) {
            if (text(result, row, "definition").equals("presumed")) {
                read(result, row, reader, "journeys", kind -> kind.isFollowed(24));
                read(result, row, reader, "dropouts", kind -> kind.isPresumed(24));
            }
        }
    }

    private static void readHorizons(Result result, KindsAttack<Kind> reader) {
        for (List<Cell> row : result.table().rows()) {
            int horizon = (int) ((Cell.Measure) cell(result, row, "months")).value();
            read(result, row, reader, "followed", kind -> kind.isFollowed(horizon));
            read(result, row, reader, "dropouts", kind -> kind.isPresumed(horizon));
            read(result, row, reader, "checked", kind -> kind.isPresumed(horizon) && kind.isFollowed(horizon + 12));
            read(result, row, reader, "returned", kind -> kind.isReturned(horizon));
        }
    }

    private static void read(
            Result result, List<Cell> row, KindsAttack<Kind> reader, String column, Predicate<Kind> counted) {
        String stratum = text(result, row, "sex");
        if (cell(result, row, column) instanceof Cell.Count count) {
            reader.read(kind -> kind.isOf(stratum) && counted.test(kind), count.value());
        }
    }

    /** A question about variants, split by sex or not. */
    private record Asked(int most, boolean isSplit) {

        Cohort of(Observatory observatory) {
            Cohort cohort = observatory.cohort("essai").enteringAt(ELIGIBILITY, FAVOURABLE);
            return isSplit ? cohort.by(sex()) : cohort;
        }
    }

    private static List<Asked> asked(Random random, int... numbers) {
        List<Asked> asked = new ArrayList<>();
        for (int number : numbers) {
            asked.add(new Asked(number, false));
            asked.add(new Asked(number, true));
        }
        Collections.shuffle(asked, random);
        return asked;
    }

    private static int readSequences(Result result, KindsAttack<Kind> reader) {
        Map<String, Set<String>> told = new HashMap<>();
        int read = 0;
        for (List<Cell> row : result.table().rows()) {
            String stratum = text(result, row, "sex");
            String key = text(result, row, "sequence");
            Set<String> before = told.computeIfAbsent(stratum, unused -> new HashSet<>());
            Predicate<Kind> counted = key.equals("other")
                    ? kind -> kind.isOf(stratum) && !before.contains(kind.fate())
                    : kind -> kind.isOf(stratum) && kind.fate().equals(key);
            if (cell(result, row, "journeys") instanceof Cell.Count count) {
                reader.read(counted, count.value());
                read++;
            }
            before.add(key);
        }
        return read;
    }

    /** Whether a count under the threshold may be larger for all that the reader knows. */
    private static <K> void requireUncertain(KindsAttack<K> reader, Map<K, Integer> truth, Predicate<K> counted) {
        long count =
                truth.keySet().stream().filter(counted).mapToLong(truth::get).sum();
        if (count > 0 && count < THRESHOLD) {
            assertThat(reader.most(counted)).as("what is really %s", count).isGreaterThan(THRESHOLD - 1e-6);
        }
    }

    /** So many of each kind, of some kinds none. */
    private static Map<Kind, Integer> counts(Random random, Set<String> fates, int ofSixNone) {
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        for (String fate : new TreeSet<>(fates)) {
            for (String sex : List.of("F", "M")) {
                boolean none = random.nextInt(6) < ofSixNone;
                int some = random.nextInt(3) == 0 ? 5 + random.nextInt(20) : 1 + random.nextInt(7);
                counts.put(new Kind(sex, fate), none ? 0 : some);
            }
        }
        return counts;
    }

    private Observatory observatory(String name, Map<Kind, Integer> truth, Function<Kind, String> events) {
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        int number = 0;
        for (Map.Entry<Kind, Integer> kind : truth.entrySet()) {
            String fate = kind.getKey().fate();
            String heardOf = fate.contains(", ")
                    ? " observed_until=" + ENTRY.plusMonths(kind.getKey().heardOf())
                    : "";
            for (int i = 0; i < kind.getValue(); i++) {
                journeys.add(
                        "journey" + number++, "", "sex=" + kind.getKey().sex() + heardOf, events.apply(kind.getKey()));
            }
        }
        return Observatory.open(journeys.write(folder.resolve(name)).folder());
    }

    private static String text(Result result, List<Cell> row, String column) {
        return names(result).contains(column) && cell(result, row, column) instanceof Cell.Text text
                ? text.value()
                : EVERYBODY;
    }

    private static Cell cell(Result result, List<Cell> row, String column) {
        return row.get(names(result).indexOf(column));
    }

    private static List<String> names(Result result) {
        return result.table().columns().stream().map(ResultColumn::name).toList();
    }
}
