package fr.parcours.engine.demo;

import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.parcours.engine.demo.Parameters.Delivery;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;

/**
 * The file of the Éducation nationale as it stands at the certifier: the columns of its extract with invented
 * identities in the place of pseudonyms, by name. Every identity is written as such files write them, now in capitals,
 * now with accents; some are not enough for a pseudonym.
 */
final class NominalFile {

    static final String SPECIFICATION = "education-nationale-nominatif";
    private static final String CERTIFIER = "EN";
    private static final Set<String> REPLACED = Set.of("Identifiant candidat", "Sexe", "Année de naissance");
    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final RandomStreams streams;
    private final NominalIdentities identities;

    NominalFile(long seed) {
        this.streams = new RandomStreams(seed);
        this.identities = new NominalIdentities(seed);
    }

    /** What is written of an identity in one row. */
    private record Written(
            NominalIdentity identity, String birthName, String usageName, String firstNames, String born) {

        Written with(NominalDefect defect) {
            return switch (defect) {
                case MISSING_BIRTH_NAME -> new Written(identity, "", usageName, firstNames, born);
                case MISSING_FIRST_NAME -> new Written(identity, birthName, usageName, "", born);
                default -> new Written(identity, birthName, usageName, firstNames, defect.birthDate());
            };
        }
    }

    SimulatedNominalFile write(Population population, Delivery delivery, Path folder) throws IOException {
        List<Life> lives = population.of(CERTIFIER).stream()
                .filter(life -> life.deliveredAt(delivery.asOf()))
                .toList();
        Map<String, Written> written = new HashMap<>();
        lives.forEach(life -> written.put(life.key(), written(life)));
        Map<String, NominalDefect> defects = defects(lives);
        defects.forEach((key, defect) -> written.computeIfPresent(key, (unused, row) -> row.with(defect)));

        ExtractShape shape = shape(written);
        List<SourceRow> rows = new ArrayList<>(shape.rows(lives, delivery.asOf()));
        rows.sort(Comparator.comparing((SourceRow row) -> row.values().get(1))
                .thenComparing(row -> row.values().get(0)));
        Path file = folder.resolve("nominatif").resolve(shape.fileName());
        Files.createDirectories(file.getParent());
        shape.format().write(shape, rows, delivery.asOf(), file);

        Map<String, Integer> without = new TreeMap<>();
        defects.values().forEach(defect -> without.merge(defect.reason(), 1, Integer::sum));
        Set<String> persons = new HashSet<>();
        lives.stream()
                .filter(life -> !defects.containsKey(life.key()))
                .forEach(life -> persons.add(life.candidate().person()));
        return new SimulatedNominalFile(
                population.region().region(),
                delivery.campaign(),
                delivery.asOf(),
                SPECIFICATION,
                file,
                rows.size(),
                persons.size(),
                without);
    }

    /** Writes an identity in the manner of the clerk who took the file. */
    private Written written(Life life) {
        NominalIdentity identity = identities.of(life.candidate());
        RandomGenerator random = streams.stream("identity", "written", life.key());
        double clerk = random.nextDouble();
        UnaryOperator<String> hand = clerk < 0.4
                ? NominalIdentities::capitals
                : clerk < 0.6 ? text -> text.toUpperCase(Locale.FRENCH) : UnaryOperator.identity();
        boolean apart = random.nextDouble() < 0.15;
        String first = apart ? identity.firstNames().replace('-', ' ') : identity.firstNames();
        // A marriage ends, another begins: the name in use is not the same on every file.
        boolean told = random.nextDouble() < 0.85;
        boolean joined = random.nextDouble() < 0.2;
        int marriage = random.nextInt(Math.max(1, identity.married().size()));
        String usage = "";
        if (told && !identity.married().isEmpty()) {
            String name = identity.married().get(marriage);
            usage = joined ? identity.birthName() + "-" + name : name;
        }
        return new Written(
                identity,
                hand.apply(identity.birthName()),
                hand.apply(usage),
                hand.apply(first),
                DATES.format(identity.birthDate()));
    }

    /** Draws the rows whose identity is not enough: at least one of each kind, unless there are few rows. */
    private Map<String, NominalDefect> defects(List<Life> lives) {
        int[] order = new int[lives.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        MathArrays.shuffle(order, streams.stream("identity", "defects"));
        Map<String, NominalDefect> defects = new HashMap<>();
        int next = 0;
        for (NominalDefect defect : NominalDefect.values()) {
            long wanted = Math.max(1, Math.round(defect.share() * lives.size()));
            for (int i = 0; i < wanted && next < order.length / 2; i++) {
                defects.put(lives.get(order[next++]).key(), defect);
            }
        }
        return defects;
    }

    private static ExtractShape shape(Map<String, Written> written) {
        ExtractShape extract = EducationNationaleFile.shape();
        Function<Snapshot, Written> row =
                snapshot -> written.get(snapshot.life().key());
        List<Field> fields = new ArrayList<>();
        fields.add(Field.key("N° dossier"));
        fields.add(Field.text("Nom de naissance", row.andThen(Written::birthName)));
        fields.add(Field.text("Nom d'usage", row.andThen(Written::usageName)));
        fields.add(Field.text("Prénom(s)", row.andThen(Written::firstNames)));
        fields.add(Field.text("Sexe", snapshot -> snapshot.who().man() ? "1" : "2"));
        fields.add(Field.text("Né(e) le", row.andThen(Written::born)));
        fields.add(identity("Commune de naissance", row, NominalIdentity::birthPlace));
        fields.add(identity("NIR", row, NominalIdentity::nir));
        fields.add(identity("Courriel", row, NominalIdentity::email));
        fields.add(identity("Téléphone", row, NominalIdentity::phone));
        fields.add(identity("Adresse", row, NominalIdentity::street));
        fields.add(identity("Code postal", row, NominalIdentity::postcode));
        fields.add(identity("Ville", row, NominalIdentity::town));
        extract.fields().stream()
                .skip(1)
                .filter(field -> !REPLACED.contains(field.name()))
                .forEach(fields::add);
        return new ExtractShape(
                SPECIFICATION,
                CERTIFIER,
                SPECIFICATION + ".csv",
                extract.unit(),
                extract.missing(),
                extract.unfavourable(),
                fields,
                new CsvFormat(Charset.forName("windows-1252"), "", ';', LineDelimiter.CRLF, "dd/MM/uuuu"));
    }

    private static Field identity(
            String name, Function<Snapshot, Written> row, Function<NominalIdentity, String> value) {
        return Field.text(name, row.andThen(Written::identity).andThen(value));
    }
}
