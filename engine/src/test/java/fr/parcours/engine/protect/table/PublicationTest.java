package fr.parcours.engine.protect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parcours.engine.protect.ProtectionRule;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private static final ProtectionRule FIVE = ProtectionRule.standard();
    private static final Population ALL = Population.of("journeys");
    private static final Dimension LEVEL = Dimension.flat("level", List.of("3", "4"));
    private static final List<String> NAMES = List.of("dep", "level", "sex");
    private static final List<Integer> SIZES = List.of(4, 3, 2);

    @Test
    void theSameTableGivesTheSameAnswerAndIsKeptOnce() {
        Publication publication = new Publication();
        CountTable table = table(new int[] {3, 40, 50, 60});
        ShownTable first = publication.show(FIVE, ALL, List.of(table)).get(0);
        ShownTable again = publication.show(FIVE, ALL, List.of(table)).get(0);
        assertThat(again.counts()).isEqualTo(first.counts());
        assertThat(publication.releases()).hasSize(1);
    }

    @Test
    void whatOneTableHidesALaterOneDoesNotGiveAway() {
        Publication publication = new Publication();
        ShownTable first = publication
                .show(FIVE, ALL, List.of(table(new int[] {3, 40, 50, 60})))
                .get(0);
        assertThat(first.count("c0")).isEmpty();
        assertThat(first.count("c1")).isEmpty();
        Dimension sex = Dimension.flat("sex", List.of("F", "H"));
        Map<List<String>, Long> inner = Map.of(
                List.of("c0", "F"), 3L,
                List.of("c1", "F"), 20L,
                List.of("c1", "H"), 20L,
                List.of("c2", "F"), 25L,
                List.of("c2", "H"), 25L,
                List.of("c3", "F"), 30L,
                List.of("c3", "H"), 30L);
        ShownTable second = publication
                .show(FIVE, ALL, List.of(new CountTable(List.of(dep(), sex), inner)))
                .get(0);
        assertThat(second.count("c0", Dimension.TOTAL)).isEmpty();
        assertThat(second.count("c1", Dimension.TOTAL)).isEmpty();
        assertThat(second.count("c2", Dimension.TOTAL)).hasValue(50);
        assertThat(second.count("c1", "F").isPresent()
                        && second.count("c1", "H").isPresent())
                .isFalse();
    }

    @Test
    void aTableOfOneCategoryIsAPartOfTheTableByCategories() {
        Publication publication = new Publication();
        publication.show(FIVE, ALL, List.of(table(new int[] {12, 40, 50, 60})));
        ShownTable level3 = publication
                .show(FIVE, ALL.within("level", "3"), List.of(table(new int[] {10, 20, 30, 40})))
                .get(0);
        assertThat(level3.count("c0")).as("2 of 12 would follow").isEmpty();
        assertThat(level3.count("c3")).hasValue(40);
        Publication other = new Publication();
        assertThat(other.show(FIVE, ALL.within("level", "3"), List.of(table(new int[] {10, 20, 30, 40})))
                        .get(0)
                        .count("c0"))
                .hasValue(10);
    }

    @Test
    void aCategoryThatAllHaveIsAlsoAskedForByItsName() {
        Dimension level = Dimension.flat("level", List.of("3"));
        ShownTable shown = new Publication()
                .show(
                        FIVE,
                        ALL.within("level", "3"),
                        List.of(new CountTable(
                                List.of(level, dep()), Map.of(List.of("3", "c0"), 7L, List.of("3", "c1"), 9L))))
                .get(0);
        assertThat(shown.count("3", "c0")).hasValue(7);
        assertThat(shown.count(Dimension.TOTAL, "c0")).hasValue(7);
        assertThat(shown.count("4", "c0")).hasValue(0);
        assertThat(shown.isWhole()).isTrue();
    }

    @Test
    void theSameNameForSomethingElseGoesByAnotherName() {
        Publication publication = new Publication();
        Dimension state = Dimension.flat("state", List.of("out", "in"));
        publication.show(
                FIVE, ALL, List.of(new CountTable(List.of(state), Map.of(List.of("out"), 30L, List.of("in"), 40L))));
        ShownTable later = publication
                .show(
                        FIVE,
                        ALL,
                        List.of(new CountTable(List.of(state), Map.of(List.of("out"), 35L, List.of("in"), 35L))))
                .get(0);
        assertThat(later.count("out")).hasValue(35);
        assertThat(later.count(Dimension.TOTAL)).hasValue(70);
    }

    @Test
    void aStudyHasOneRule() {
        Publication publication = new Publication();
        publication.show(FIVE, ALL, List.of(table(new int[] {3, 40, 50, 60})));
        for (ProtectionRule other : List.of(ProtectionRule.largeGroups(), FIVE.rounded())) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> publication.show(other, ALL, List.of(table(new int[] {3, 40, 50, 60}))))
                    .withMessageContaining("autre étude");
        }
    }

    @Test
    void whereEarlierTablesLeaveTooLittleRoomZerosAreHiddenToo() {
        Publication publication = new Publication();
        publication.show(FIVE, ALL, List.of(new CountTable(List.of(LEVEL), levels(5, 90))));
        CountTable finer = new CountTable(
                List.of(LEVEL, dep()),
                Map.of(
                        List.of("3", "c0"), 4L,
                        List.of("3", "c1"), 1L,
                        List.of("4", "c0"), 40L,
                        List.of("4", "c1"), 40L,
                        List.of("4", "c2"), 10L));
        ShownTable shown = publication.show(FIVE, ALL, List.of(finer)).get(0);
        assertThat(shown.hidesZeros()).isTrue();
        assertThat(shown.count("3", "c0")).isEmpty();
        assertThat(shown.count("3", "c1")).isEmpty();
        assertThat(shown.count("3", Dimension.TOTAL)).hasValue(5);
    }

    @Test
    void roundedTablesOfAStudyAgree() {
        Publication publication = new Publication();
        ProtectionRule rounded = FIVE.rounded();
        ShownTable first = publication
                .show(rounded, ALL, List.of(table(new int[] {3, 41, 52, 63})))
                .get(0);
        Dimension sex = Dimension.flat("sex", List.of("F", "H"));
        ShownTable second = publication
                .show(
                        rounded,
                        ALL,
                        List.of(new CountTable(
                                List.of(dep(), sex),
                                Map.of(
                                        List.of("c0", "F"), 3L,
                                        List.of("c1", "F"), 20L,
                                        List.of("c1", "H"), 21L,
                                        List.of("c2", "F"), 26L,
                                        List.of("c2", "H"), 26L,
                                        List.of("c3", "F"), 31L,
                                        List.of("c3", "H"), 32L))))
                .get(0);
        for (String code : List.of("c0", "c1", "c2", "c3", Dimension.TOTAL)) {
            assertThat(second.count(code, Dimension.TOTAL)).isEqualTo(first.count(code));
            assertThat(first.count(code).orElseThrow() % 5).isZero();
            assertThat(second.count(code, "F").orElseThrow()
                            + second.count(code, "H").orElseThrow())
                    .isEqualTo(first.count(code).orElseThrow());
        }
        assertThat(first.isWhole()).isFalse();
    }

    @Test
    void aStudyInAFileIsTheSameInAnotherProcess(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("studies").resolve("essai.json");
        ShownTable first = Study.in(file)
                .show(FIVE, ALL, List.of(table(new int[] {3, 40, 50, 60})), Overlaps.NONE)
                .get(0);
        byte[] kept = Files.readAllBytes(file);
        ShownTable again = Study.in(file)
                .show(FIVE, ALL, List.of(table(new int[] {3, 40, 50, 60})), Overlaps.NONE)
                .get(0);
        assertThat(again.counts()).isEqualTo(first.counts());
        assertThat(file).hasBinaryContent(kept);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Study.in(file)
                        .show(ProtectionRule.of(11), ALL, List.of(table(new int[] {3, 40, 50, 60})), Overlaps.NONE));
        Files.writeString(file, "{\"format\": 1, \"tables\": 12}");
        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() ->
                        Study.in(file).show(FIVE, ALL, List.of(table(new int[] {3, 40, 50, 60})), Overlaps.NONE))
                .withMessageContaining("essai");
    }

    @Test
    void noOrderOfTheTablesOfAStudyGivesASmallCountAway() {
        assertNothingIsGivenAway(Publication::new);
    }

    @Test
    void norDoTablesThatAreTooLargeToBeSolvedTogether() {
        assertNothingIsGivenAway(() -> new Publication(0));
    }

    private static void assertNothingIsGivenAway(Supplier<Publication> publications) {
        int attacked = 0;
        int refused = 0;
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Map<NavigableMap<String, String>, Long> persons = new LinkedHashMap<>();
            int mean = 1 + random.nextInt(4);
            crossings().forEach(crossing -> persons.put(crossing, (long) random.nextInt(2 * mean)));
            List<AttackedStudy.Asked> asked = new ArrayList<>(List.of(
                    new AttackedStudy.Asked(List.of("dep", "level"), Map.of()),
                    new AttackedStudy.Asked(List.of("level", "sex"), Map.of()),
                    new AttackedStudy.Asked(List.of("dep"), Map.of()),
                    new AttackedStudy.Asked(List.of("sex"), Map.of()),
                    new AttackedStudy.Asked(List.of("dep"), Map.of("level", "level1")),
                    new AttackedStudy.Asked(List.of("level"), Map.of("sex", "sex0"))));
            Collections.shuffle(asked, random);
            AttackedStudy study =
                    new AttackedStudy(publications.get(), List.of(3, 5).get(seed % 2), Overlaps.NONE, persons);
            refused += (int) asked.stream().filter(one -> !study.show(one)).count();
            attacked += study.requireUncertain("seed " + seed);
        }
        assertThat(attacked).isGreaterThan(100);
        assertThat(refused).isLessThan(10);
    }

    private static List<NavigableMap<String, String>> crossings() {
        List<NavigableMap<String, String>> crossings = List.of(new TreeMap<>());
        for (String name : NAMES) {
            List<NavigableMap<String, String>> longer = new ArrayList<>();
            for (NavigableMap<String, String> crossing : crossings) {
                for (String category : categories(name)) {
                    NavigableMap<String, String> next = new TreeMap<>(crossing);
                    next.put(name, category);
                    longer.add(next);
                }
            }
            crossings = longer;
        }
        return crossings;
    }

    private static List<String> categories(String name) {
        return IntStream.range(0, SIZES.get(NAMES.indexOf(name)))
                .mapToObj(i -> name + i)
                .toList();
    }

    private static Map<List<String>, Long> levels(long three, long four) {
        return Map.of(List.of("3"), three, List.of("4"), four);
    }

    private static Dimension dep() {
        return Dimension.flat("dep", List.of("c0", "c1", "c2", "c3"));
    }

    private static CountTable table(int[] counts) {
        Map<List<String>, Long> inner = new HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            inner.put(List.of("c" + i), (long) counts[i]);
        }
        return new CountTable(List.of(dep()), inner);
    }
}
