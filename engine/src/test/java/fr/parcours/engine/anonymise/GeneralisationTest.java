package fr.parcours.engine.anonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneralisationTest {

    private final BirthDates dates =
            new BirthDates(List.of("dd/MM/yyyy", "d MMMM yyyy", "dd/MM/yy", "yyyy-MM-dd", "ddMMyyyy"), 1930);

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
        "COMMUNE, 45234, 45234",
        "COMMUNE, '12 rue des Lilas, 45000 Orléans', Orléans",
        "COMMUNE, '12 rue des Lilas 45000 Orléans CEDEX 2', Orléans",
        "COMMUNE, 12 rue des Lilas, ''",
    })
    void aColumnIsMadeToSayLess(Generalisation generalisation, String value, String less) {
        assertThat(generalisation.apply(value, dates)).isEqualTo(less);
    }

    @ParameterizedTest
    @CsvSource({
        "07/03/1984, 1984-03-07",
        "7/3/1984, 1984-03-07",
        "7 mars 1984, 1984-03-07",
        "12 févr. 1984, 1984-02-12",
        "12 FEVRIER 1984, 1984-02-12",
        "07/03/30, 1930-03-07",
        "07/03/29, 2029-03-07",
        "1984-03-07 00:00:00, 1984-03-07",
        "1984-03-07T00:00, 1984-03-07",
        "07031984, 1984-03-07",
    })
    void datesAreReadInTheFormsOfTheSpecification(String text, LocalDate date) {
        assertThat(dates.apply(text)).contains(date);
    }

    @ParameterizedTest
    @CsvSource({"31/02/1984", "07/13/1984", "07/03/1984 x", "07-03-1984", "7 ju 1984", "1984-03-07 10:30", "703198"})
    void whatFitsNoFormIsNoDate(String text) {
        assertThat(dates.apply(text)).isEmpty();
    }

    @Test
    void midnightOnlyIsIgnored() {
        assertThat(dates.apply("1984-03-07 00:00:01")).isEmpty();
    }
}
