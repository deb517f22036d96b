package fr.parcours.engine.territory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Residences as people write them: each commune of 2026 that has a postal code, once. */
public final class WrittenResidences {

    private WrittenResidences() {}

    /**
     * A residence.
     *
     * @param postalCode its postal code
     * @param name the name as written
     * @param commune the commune that is meant
     */
    public record Written(String postalCode, String name, Commune commune) {}

    /** The same at each call. */
    public static List<Written> all() {
        Random random = new Random(1);
        List<Written> all = new ArrayList<>();
        for (Commune one : Communes.official().current()) {
            if (!one.postalCodes().isEmpty()) {
                String code =
                        one.postalCodes().get(random.nextInt(one.postalCodes().size()));
                all.add(new Written(code, spelt(one.name(), random), one));
            }
        }
        return all;
    }

    /** Two thirds in capitals or with abbreviations, a fifth with a slip, as in files that people fill in. */
    private static String spelt(String name, Random random) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> plain.toUpperCase(Locale.ROOT).replace('-', ' ');
            case 3, 4, 5 -> plain.replace("Saint", "St").replace("-sur-", " s/ ");
            case 6, 7 -> {
                int at = random.nextInt(plain.length());
                yield plain.substring(0, at) + plain.substring(at + 1);
            }
            default -> name;
        };
    }
}
