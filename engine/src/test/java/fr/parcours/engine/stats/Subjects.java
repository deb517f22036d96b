package fr.parcours.engine.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Random subjects for tests of what holds for every set of them: heavy ties, delayed entry, counts above one.
 *
 * @param list the subjects
 */
record Subjects(List<Subject> list) {

    static final int CAUSES = 3;

    /** Some subjects alike; an entry below 0 is none, cause 0 is censoring. */
    record Subject(long entry, long time, int cause, long count) {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    static Subjects random(long seed) {
        return random(seed, true);
    }

    static Subjects random(long seed, boolean late) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Subject> list = new ArrayList<>();
        for (int i = random.nextInt(1, 60); i > 0; i--) {
            long time = random.nextLong(0, 25);
            long entry = late && time > 0 && random.nextInt(3) == 0 ? random.nextLong(0, time) : -1;
            list.add(new Subject(entry, time, random.nextInt(CAUSES + 1), random.nextLong(1, 5)));
        }
        return new Subjects(list);
    }

    Subjects shuffled(long seed) {
        List<Subject> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(seed));
        return new Subjects(shuffled);
    }

    /** The same subjects, each count given as so many rows of one. */
    Subjects oneByOne() {
        List<Subject> single = new ArrayList<>();
        for (Subject subject : list) {
            for (long i = 0; i < subject.count(); i++) {
                single.add(new Subject(subject.entry(), subject.time(), subject.cause(), 1));
            }
        }
        return new Subjects(single);
    }

    /** All times multiplied by a factor. */
    Subjects slower(long factor) {
        return new Subjects(list.stream()
                .map(s -> new Subject(
                        s.entry() < 0 ? s.entry() : s.entry() * factor, s.time() * factor, s.cause(), s.count()))
                .toList());
    }

    /** Any cause is the event. */
    LifeTable lifeTable() {
        LifeTable.Builder builder = LifeTable.builder();
        for (Subject s : list) {
            Exit exit = s.cause() > 0 ? Exit.EVENT : Exit.CENSORED;
            if (s.entry() < 0) {
                builder.add(s.time(), exit, s.count());
            } else {
                builder.addLate(s.entry(), s.time(), exit, s.count());
            }
        }
        return builder.build();
    }

    CompetingTable competingTable() {
        CompetingTable.Builder builder = CompetingTable.builder(CAUSES);
        for (Subject s : list) {
            if (s.entry() < 0) {
                builder.add(s.time(), s.cause(), s.count());
            } else {
                builder.addLate(s.entry(), s.time(), s.cause(), s.count());
            }
        }
        return builder.build();
    }
}
