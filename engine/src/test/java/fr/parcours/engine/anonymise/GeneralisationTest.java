package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneralisationTest {

    @ParameterizedTest
    @CsvSource({
        "YEAR, 07/03/1984, 1984",
        "YEAR, 1984, 1984",
        "YEAR, inconnue, ''",
        "DEPARTEMENT, 45000, 45",
        "DEPARTEMENT, 01004, 01",
        "DEPARTEMENT, 97411, 974",
        "DEPARTEMENT, 20090, 2A",
        "DEPARTEMENT, 20200, 2B",
        "DEPARTEMENT, 2A004, 2A",
        "DEPARTEMENT, 2b, 2B",
        "DEPARTEMENT, 974, 974",
        "DEPARTEMENT, '12 rue 45100 des Lilas, 37000 Tours', 37",
        "DEPARTEMENT, 12 rue des Lilas, ''",
        "YEAR, 07/03/0984, ''",
        "COMMUNE, 45234, 45234",
        "COMMUNE, '12 rue des Lilas, 45000 Orléans', 45000 Orléans",
        "COMMUNE, '12 rue des Lilas 45000 Orléans CEDEX 2', 45000 Orléans",
        "COMMUNE, 12 rue des Lilas, ''",
    })
    void aColumnIsMadeToSayLess(Generalisation generalisation, String value, String less) {
        assertThat(generalisation.apply(value, PlainDates::read)).isEqualTo(less);
    }
}
