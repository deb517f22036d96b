package fr.parcours.engine.protect.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random tables of counts, from fixed seeds. */
final class RandomSystems {

    private final SplittableRandom random;

    RandomSystems(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A table of 1 to 3 dimensions, some of them hierarchies, one of them in ten an overlapping geography. */
    TableSystem table(int mostCategories) {
        int dimensions = 1 + random.nextInt(3);
        List<Dimension> axes = new ArrayList<>();
        for (int d = 0; d < dimensions; d++) {
            axes.add(dimension("d" + d, Math.max(2, mostCategories >> d)));
        }
        return TableSystem.of(axes, counts(axes, 1 + random.nextInt(14)));
    }

    /** Two tables that share a dimension, or the total only. */
    TableSystem linkedPair() {
        Dimension shared = dimension("d0", 6);
        Dimension first = dimension("d1", 5);
        Dimension second = dimension("d2", 5);
        List<Dimension> all = List.of(shared, first, second);
        Map<List<String>, Long> persons = counts(all, 1 + random.nextInt(4));
        boolean onlyTotal = random.nextInt(5) == 0;
        return TableSystem.builder()
                .table(
                        onlyTotal ? List.of(first) : List.of(shared, first),
                        summed(persons, onlyTotal ? new int[] {1} : new int[] {0, 1}))
                .table(List.of(shared, second), summed(persons, 0, 2))
                .build();
    }

    Dimension dimension(String name, int mostCategories) {
        int n = 2 + random.nextInt(mostCategories - 1);
        return switch (n < 4 ? 0 : random.nextInt(10)) {
            case 0, 1, 2, 3, 4 ->
                Dimension.flat(
                        name, IntStream.range(0, n).mapToObj(i -> "c" + i).toList());
            case 5 -> overlapping(name, n);
            default -> tree(name, n);
        };
    }

    private Dimension tree(String name, int n) {
        Map<String, List<String>> ancestors = new LinkedHashMap<>();
        int groups = 2 + random.nextInt(n / 2);
        boolean three = groups > 3 && random.nextBoolean();
        for (int i = 0; i < n; i++) {
            int group = i < groups ? i : random.nextInt(groups);
            ancestors.put("c" + i, three ? List.of("g" + group, "r" + group % 2) : List.of("g" + group));
        }
        return Dimension.tree(name, ancestors);
    }

    private Dimension overlapping(String name, int n) {
        Map<String, List<List<String>>> ancestors = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            String area = "g" + i * 2 / n;
            ancestors.put("c" + i, List.of(List.of(area), List.of("z" + i)));
        }
        ancestors.put("c" + n, List.of(List.of("g1"), List.of("z0")));
        return Dimension.overlapping(name, ancestors);
    }

    Map<List<String>, Long> counts(List<Dimension> dimensions, double mean) {
        List<List<String>> places = List.of(List.of());
        for (Dimension dimension : dimensions) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> place : places) {
                for (String category :
                        dimension.base().keySet().stream().sorted().toList()) {
                    List<String> next = new ArrayList<>(place);
                    next.add(category);
                    longer.add(next);
                }
            }
            places = longer;
        }
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        boolean skewed = random.nextInt(3) == 0;
        for (List<String> place : places) {
            double factor = skewed ? Math.exp(2 * random.nextDouble() - 1.2) : 1;
            counts.put(place, poisson(mean * factor));
        }
        return counts;
    }

    static Map<List<String>, Long> summed(Map<List<String>, Long> counts, int... kept) {
        Map<List<String>, Long> sums = new LinkedHashMap<>();
        counts.forEach((place, count) ->
                sums.merge(IntStream.of(kept).mapToObj(place::get).toList(), count, Long::sum));
        return sums;
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    private long poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
