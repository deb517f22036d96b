package fr.parcours.engine;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sixty journeys in three départements: nearly every count about them is small. Always the same ones. */
final class TinyDataset {

    private static final int JOURNEYS = 60;
    private static final List<String> DEPARTEMENTS = List.of("01", "38", "69");
    private static final List<String> REASONS = List.of("FAMILY", "HEALTH", "manque de temps");

    private TinyDataset() {}

    static Path write(Path folder) {
        Random random = new Random(11);
        JourneysByHand journeys = new JourneysByHand(LocalDate.of(2010, 12, 31));
        for (int i = 0; i < JOURNEYS; i++) {
            String attributes = "residence_departement=" + DEPARTEMENTS.get(skewed(random, 3))
                    + " level=" + (3 + skewed(random, 3))
                    + " sex=" + (random.nextInt(3) == 0 ? "M" : "F")
                    + " birth_year=" + (1960 + random.nextInt(25));
            journeys.add("tiny" + i, "p" + i % 57, attributes, events(random));
        }
        journeys.write(folder);
        return folder;
    }

    /** Smaller numbers more often. */
    private static int skewed(Random random, int bound) {
        return Math.min(random.nextInt(bound), random.nextInt(bound));
    }

    private static String events(Random random) {
        List<String> events = new ArrayList<>();
        LocalDate day = LocalDate.of(2007, 1, 5).plusDays(random.nextInt(800));
        events.add("APPLICATION " + day);
        day = day.plusDays(20 + random.nextInt(60));
        boolean eligible = random.nextInt(12) > 0;
        events.add("ELIGIBILITY:" + (eligible ? "FAVOURABLE " : "UNFAVOURABLE ") + day);
        if (!eligible) {
            return String.join(", ", events);
        }
        if (random.nextInt(2) == 0) {
            events.add("SUPPORT_START " + day.plusDays(10 + random.nextInt(40)));
        }
        int way = random.nextInt(10);
        if (way < 2) {
            events.add("WITHDRAWAL " + day.plusDays(60 + random.nextInt(300)) + "="
                    + REASONS.get(random.nextInt(REASONS.size())));
        } else if (way == 2) {
            events.add("EXPIRY " + day.plusDays(500));
        } else if (way < 9) {
            day = day.plusDays(90 + random.nextInt(200));
            events.add("DOSSIER " + day);
            if (way < 8) {
                day = day.plusDays(40 + random.nextInt(90));
                String outcome =
                        List.of("FULL", "FULL", "PARTIAL", "NONE", "ABSENT").get(random.nextInt(5));
                events.add("JURY:" + outcome + " " + day);
                if (outcome.equals("PARTIAL") && random.nextBoolean()) {
                    events.add("JURY:FULL " + day.plusDays(200));
                }
            }
        }
        return String.join(", ", events);
    }
}
