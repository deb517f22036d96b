package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parcours.engine.anonymise.LeakFinding.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScanTest {

    private static final LocalDate REFERENCE = LocalDate.of(2009, 7, 15);

    private static List<LeakFinding> scan(String column, List<String> values, Set<String> freeText) {
        LeakScan scan = LeakScan.of(List.of(column), REFERENCE, freeText);
        scan.from("extrait.csv");
        for (int i = 0; i < values.size(); i++) {
            scan.row(i + 2L, List.of(values.get(i)));
        }
        return scan.findings();
    }

    private static List<LeakFinding> scan(String... values) {
        return scan("Divers", List.of(values), Set.of());
    }

    /** Three values among ninety-nine others that say nothing. */
    private static List<String> among(String value) {
        return Stream.concat(IntStream.range(0, 90).mapToObj(i -> "code " + i % 7), Stream.of(value, value, value))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    NIR | 2 69 05 49 588 157 80
                    NIR | 269054958815780
                    NIR | voir dossier 2.69.05.49.588.157.80 du candidat
                    NIR | 2 69 05 2A 588 157 17
                    NIR | 169052b58815794
                    EMAIL | écrire à zoe.d-almeida@courriel.exemple.fr
                    EMAIL | é@société.fr
                    PHONE | 06 12 34 56 78
                    PHONE | appeler le 02.38.12.34.56 le soir
                    PHONE | +33 6 12 34 56 78
                    PHONE | +33 (0)6 12 34 56 78
                    PHONE | 0262 41 23 45
                    PHONE | 0590 82 12 34
                    PHONE | 0596 71 12 34
                    PHONE | 0594 30 12 34
                    PHONE | 0269 61 12 34
                    IBAN | FR76 3000 6000 0112 3456 7890 189
                    IBAN | FR7630006000011234567890189
                    IBAN | compte FR76 3000 6000 0112 3456 7890 189 ouvert
                    ADDRESS | 12 bis, rue des Lilas
                    ADDRESS | 3 avenue Foch 45000 Orléans
                    ADDRESS | 4 ALLÉE DES TILLEULS
                    CIVILITY | vu avec Mme Durand
                    CIVILITY | M. de La Tour
                    NAME_IN_TEXT | dossier de Zoé DALMEIDA, complet
                    NAME_IN_TEXT | Jean-Pierre LE GOFF
                    """)
    void identifiersAreRecognisedInTheirColumn(LeakRule rule, String value) {
        assertThat(scan("Divers", among(value), Set.of())).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.verdict()).isEqualTo(Verdict.BLOCK);
            assertThat(finding.hits()).isEqualTo(3);
            assertThat(finding.values()).isEqualTo(93);
            assertThat(finding.places()).contains(new LeakFinding.Place("extrait.csv", 92));
            assertThat(finding.toString()).doesNotContain(value);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "269054958815781",
                "552 100 554 00013",
                "732829320",
                "0001234567",
                "06.12.2008 14:15",
                "2008-12-06T14:15:00",
                "RNCP12345",
                "BTS Assistant de gestion PME-PMI",
                "CAP Boulanger",
                "TP Charpentier bois",
                "Université Claude BERNARD Lyon 1",
                "Lycée polyvalent Jean MOULIN",
                "Bac pro Petite enfance",
                "place 12 en liste",
                "3 place vacante",
                "FR12 titre",
                "Diplôme d'État d'infirmier M1",
                "12/05/2008",
                "a@b",
                "04/02/1998"
            })
    void whatIsNotAnIdentifierIsLeftAlone(String value) {
        assertThat(scan("Divers", among(value), Set.of()).stream()
                        .filter(finding -> finding.verdict() == Verdict.BLOCK))
                .filteredOn(finding -> finding.rule() != LeakRule.ADDRESS || !value.contains("place"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Nom, Almeida",
        "NOM_NAISSANCE, Almeida",
        "nomUsage, Almeida",
        "Nom du candidat, Almeida",
        "Prénom, Zoé",
        "candidat.prenom, Zoé",
        "NIR, 1",
        "N° de sécurité sociale, 1",
        "Courriel, x",
        "Adresse mail, x",
        "Tél. portable, 1",
        "Adresse, ici",
        "Né(e) le, 07/03/1984",
        "Date de naissance, 07/03/1984",
        "dateNaissance, 1984-03",
        "NOM1, Almeida",
        "PRENOM1, Zoé",
        "courriel2, x",
        "telephone1, 1",
        "NOMPRENOM, x",
        "NOMUSAGE, x",
        "NumSS, 1",
        "N_SS, 1",
        "TELDOM, 1",
        "DATE_NAI, 07/03/1984",
        "DTNAISS, 07/03/1984",
        "DATNAIS, 07/03/1984",
        "Candidat, x",
        "Identité, x",
        "État civil, x",
        "adresse2, ici",
    })
    void aColumnNamedAfterAnIdentityHoldsNothing(String column, String value) {
        assertThat(scan(column, List.of(value), Set.of()))
                .anyMatch(finding -> finding.rule() == LeakRule.IDENTITY_COLUMN
                        && finding.verdict() == Verdict.BLOCK
                        && finding.hits() == 1);
        assertThat(scan(column, List.of("", ""), Set.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Nom du diplôme, x",
        "Nom de l'établissement, x",
        "Né(e) le, 1984",
        "Né en, 1984",
        "Année de naissance, 1984",
        "Commune de naissance, 45234",
        "Adresse, 45",
        "Adresse, 2A004",
        "Numéro, 1",
        "Certificateur, EN",
        "Niveau, 4",
        "Mobilité, oui",
        "Code INSEE, 45234",
        "Nom de la certification, x",
        "Nom établissement, x",
        "Candidature, x",
        "Identifiant candidat, x",
        "Nombre de candidats, 3",
        "Nombre1, 3",
        "Nomenclature, x",
        "Téléphonie, x",
        "Statut du candidat, x",
        "Année naiss., 1984",
    })
    void otherColumnsAndGeneralisedOnesMayHoldValues(String column, String value) {
        assertThat(scan(column, List.of(value), Set.of())).isEmpty();
    }

    @Test
    void aFewHitsInALongColumnWarnAndOneInFreeTextBlocks() {
        List<String> values = new ArrayList<>(among("vu avec Mme Durand").subList(0, 91));
        assertThat(scan("Divers", values, Set.of())).hasSize(1).allMatch(f -> f.verdict() == Verdict.WARN);
        assertThat(scan("Divers", values, Set.of("Divers"))).hasSize(1).allMatch(f -> f.verdict() == Verdict.BLOCK);
    }

    /** One value in a thousand: too few to be a habit, one too many all the same. */
    private static List<String> once(String value) {
        return Stream.concat(IntStream.range(0, 1_000).mapToObj(i -> "code " + i % 7), Stream.of(value))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NIR | 269054958815780
                    NIR | voir 2 69 05 2A 588 157 17
                    EMAIL | zoe@exemple.fr
                    PHONE | 06 12 34 56 78
                    PHONE | +33612345678
                    PHONE | 0033612345678
                    IBAN | FR76 3000 6000 0112 3456 7890 189
                    BIRTH_IN_TEXT | née le 22 octobre 1971
                    BIRTH_IN_TEXT | candidat né(e) le 12/03/1970, relancé
                    BIRTH_IN_TEXT | Né à Tours le 1er mars 1970
                    BIRTH_IN_TEXT | NEE LE 12.03.70
                    BIRTH_IN_TEXT | date de naissance : 12/03/1970
                    """)
    void asSureASignBlocksThoughItStandsOnce(LeakRule rule, String value) {
        assertThat(scan("Divers", once(value), Set.of()))
                .anyMatch(f -> f.rule() == rule && f.verdict() == Verdict.BLOCK && f.hits() == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0012345678901",
                "nouveau-né le 12/03/2008",
                "année 12/03/2008",
                "né en 1970",
                "abandonné le 12/03/2008",
                "lieu de naissance inconnu, jury du 12/03/2008",
                "0612345678"
            })
    void whatIsLessSureDoesNotBlockWhenItStandsOnce(String value) {
        assertThat(scan("Divers", once(value), Set.of())).noneMatch(f -> f.verdict() == Verdict.BLOCK);
    }

    @Test
    void codesOfFifteenDigitsWithARightKeyByChanceOnlyWarn() {
        Random random = new Random(5);
        List<String> codes = random.longs(3_000, 100_000_000_000_000L, 999_999_999_999_999L)
                .mapToObj(String::valueOf)
                .toList();
        assertThat(scan("Code", codes, Set.of()))
                .anyMatch(f -> f.rule() == LeakRule.NIR)
                .noneMatch(f -> f.verdict() == Verdict.BLOCK);
        List<String> some = new ArrayList<>(codes.subList(0, 300));
        some.addAll(Collections.nCopies(12, "269054958815780"));
        assertThat(scan("Code", some, Set.of()))
                .anyMatch(f -> f.rule() == LeakRule.NIR && f.verdict() == Verdict.BLOCK);
    }

    private static List<String> numbers(int count, String key) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "%d%02d%02d69%03d%03d%s".formatted(1 + i % 2, 50 + i % 40, 1 + i % 12, 100 + i, 1 + i, key))
                .toList();
    }

    @Test
    void aColumnFullOfSocialSecurityNumbersWithoutARightKeyBlocks() {
        assertThat(scan("Divers", numbers(40, ""), Set.of()))
                .anyMatch(f -> f.rule() == LeakRule.NIR_WITHOUT_KEY && f.verdict() == Verdict.BLOCK && f.hits() == 40);
        assertThat(scan("Divers", numbers(40, "00"), Set.of()))
                .anyMatch(f -> f.rule() == LeakRule.NIR_WITHOUT_KEY && f.verdict() == Verdict.BLOCK);
        List<String> half = new ArrayList<>(numbers(40, ""));
        IntStream.range(0, 40).forEach(i -> half.add("9000000000" + (100 + i)));
        assertThat(scan("Divers", half, Set.of())).noneMatch(f -> f.rule() == LeakRule.NIR_WITHOUT_KEY);
        List<String> sequence =
                IntStream.range(0, 400).mapToObj(i -> "2008010" + (100_000 + i)).toList();
        assertThat(scan("Divers", sequence, Set.of())).isEmpty();
    }

    @Test
    void aColumnHalfFullOfBirthDatesBlocksUnlessTheCourseIsDatedThere() {
        List<String> values = IntStream.range(0, 100)
                .mapToObj(i -> i < 60 ? "%02d/03/%d".formatted(1 + i % 28, 1950 + i % 35) : "12/05/2008")
                .toList();
        assertThat(scan("Divers", values, Set.of()))
                .anyMatch(f -> f.rule() == LeakRule.BIRTH_DATE && f.verdict() == Verdict.BLOCK && f.hits() == 60);
        LeakScan course = LeakScan.of(List.of("Jury"), REFERENCE, Set.of(), Set.of("Jury"));
        values.forEach(value -> course.row(2, List.of(value)));
        assertThat(course.findings()).anyMatch(f -> f.rule() == LeakRule.BIRTH_DATE && f.verdict() == Verdict.WARN);
        assertThat(scan("Divers", values.subList(20, 100), Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DURAND Jean",
                "jean durand",
                "durand jean",
                "MARIE DURAND",
                "vu avec DURAND Jean ce jour",
                "Durand Sophie absente",
                "entretien avec Marie Lefebvre le lundi",
                "appel de Jean-Pierre Moreau."
            })
    void aNameInFreeTextIsRecognisedInEitherOrder(String text) {
        assertThat(scan("Motif", once(text), Set.of("Motif")))
                .anyMatch(f -> f.rule() == LeakRule.NAME_IN_TEXT && f.verdict() == Verdict.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Emploi",
                "raisons de santé",
                "RAISONS DE SANTÉ",
                "Martine au chômage",
                "Martine absente",
                "martine absente",
                "vu Sophie lundi",
                "Entretien Martine",
                "lycée Jean Moulin",
                "Rue Jean Jaurès",
                "taille de pierre",
                "pierre blanche",
                "marine marchande",
                "formation romaine",
                "Congé maternité",
                "Déménagement",
                "Reprise d'études",
                "Emploi retrouvé",
                "Manque de temps"
            })
    void ordinaryMotivesAreNotNames(String text) {
        assertThat(scan("Motif", once(text), Set.of("Motif"))).noneMatch(f -> f.verdict() == Verdict.BLOCK);
    }

    @Test
    void aNumberFollowedByADateIsNoTelephone() {
        assertThat(scan("TP-0433/2007-05-14", "TP-0326/2009-06-29", "TP-0433/2008-05-19", "00155 2009-06-29"))
                .isEmpty();
    }

    @Test
    void fullBirthDatesAreToldFromDatesOfTheCourse() {
        assertThat(scan("07/03/1984", "1971-12-31", "3 mai 1960", "12.08.75", "19850102"))
                .extracting(LeakFinding::rule)
                .containsExactly(LeakRule.BIRTH_DATE);
        assertThat(scan("07/03/2008", "2007-12-31", "3 mai 2009", "12.08.07", "20050102"))
                .isEmpty();
    }

    @Test
    void columnsOfFirstNamesAndNamesAreRecognisedWhateverTheirName() {
        List<String> first = List.of("Zoé", "MARIE", "jean-pierre", "Ahmed", "Kévin", "Ludivine", "Gérard");
        assertThat(scan("Champ 7", first, Set.of()))
                .anyMatch(f -> f.rule() == LeakRule.NAME_CELL && f.verdict() == Verdict.BLOCK);
        assertThat(scan("Champ 7", List.of("DUPONT MARIE", "Le Goff Jean", "Zoé d'Almeida"), Set.of()))
                .anyMatch(f -> f.rule() == LeakRule.NAME_CELL && f.verdict() == Verdict.BLOCK);
    }

    @Test
    void aNirWithoutItsKeyCountsBesideAColumnOfKeys() {
        LeakScan scan = LeakScan.of(List.of("Identifiant", "Clé", "Autre"), REFERENCE, Set.of());
        for (int i = 0; i < 4; i++) {
            scan.row(i, List.of("2690549588157", "80", "x"));
        }
        assertThat(scan.findings()).extracting(LeakFinding::rule).containsExactly(LeakRule.NIR_WITHOUT_KEY);
        assertThat(scan("2690549588157", "2690549588157", "2690549588157")).isEmpty();
    }

    @Test
    void codesThatLookLikeNumbersNowAndThenOnlyWarn() {
        Random random = new Random(7);
        List<String> codes = random.longs(2000, 0, 10_000_000_000L)
                .mapToObj(code -> String.format("%010d", code))
                .toList();
        assertThat(scan("Code", codes, Set.of())).noneMatch(f -> f.verdict() == Verdict.BLOCK);
        List<String> numbers = random.longs(50, 610_000_000L, 680_000_000L)
                .mapToObj(number -> "0" + number)
                .toList();
        assertThat(scan("Code", numbers, Set.of()))
                .anyMatch(f -> f.rule() == LeakRule.PHONE_DIGITS && f.verdict() == Verdict.BLOCK);
    }

    @Test
    void textsThatNearlyAllDifferWarn() {
        List<String> texts = IntStream.range(0, 200)
                .mapToObj(i -> "motif particulier " + (char) ('a' + i % 26) + i)
                .toList();
        assertThat(scan("Motif", texts, Set.of())).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(LeakRule.UNIQUE_TEXT);
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        });
    }

    @Test
    void distinctValuesWithCountsSayTheSameAsRows() {
        LeakScan counted = LeakScan.of(List.of("Divers"), REFERENCE, Set.of());
        counted.from("extrait.csv");
        counted.value(0, "code", 90, 2);
        counted.value(0, "06 12 34 56 78", 3, 92);
        LeakFinding finding = counted.findings().get(0);
        assertThat(finding.hits()).isEqualTo(3);
        assertThat(finding.values()).isEqualTo(93);
        assertThat(finding.places()).containsExactly(new LeakFinding.Place("extrait.csv", 92));
        assertThat(LeakScan.blocks(counted.findings())).isTrue();
    }

    @Test
    void aCleanTableIsNotBlocked() {
        Random random = new Random(3);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < 30; column++) {
                row.add(
                        switch (column % 5) {
                            case 0 -> String.valueOf(random.nextInt(1_000_000));
                            case 1 -> "%02d/%02d/2008".formatted(1 + random.nextInt(28), 1 + random.nextInt(12));
                            case 2 -> List.of("Favorable", "Défavorable", "").get(random.nextInt(3));
                            case 3 -> "BTS Assistant de gestion " + random.nextInt(40);
                            default -> "4523" + random.nextInt(10);
                        });
            }
            rows.add(row);
        }
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "c" + i).toList();
        LeakScan scan = LeakScan.of(names, REFERENCE, Set.of());
        for (int i = 0; i < rows.size(); i++) {
            scan.row(i, rows.get(i));
        }
        assertThat(LeakScan.blocks(scan.findings())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"020/11/2008", "02/01/20083", "0201/11/2008", "06-05-20091 2", "02//11/20081", "05.06.200912"})
    void aSlipOfThePenInADateIsNoTelephoneNumber(String slip) {
        LeakScan scan = LeakScan.of(List.of("Date du jury"), LocalDate.of(2010, 7, 15), Set.of(), Set.of());
        for (int row = 0; row < 1000; row++) {
            scan.row(row + 2, List.of(row == 500 ? slip : "02/11/2009"));
        }
        assertThat(LeakScan.blocks(scan.findings())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06 12 34 56 78",
                "06.12.34.56.78",
                "06/12/34/56/78",
                "06-12-34-56-78",
                "0262 12 34 56",
                "06 1234 5678",
                "+33 6 12 34 56 78",
                "(06) 12 34 56 78"
            })
    void aTelephoneNumberAsPeopleWriteItIsOneTooMany(String number) {
        LeakScan scan = LeakScan.of(List.of("Divers"), LocalDate.of(2010, 7, 15), Set.of(), Set.of());
        for (int row = 0; row < 1000; row++) {
            scan.row(row + 2, List.of(row == 500 ? number : "dossier complet"));
        }
        assertThat(LeakScan.blocks(scan.findings())).isTrue();
    }
}
