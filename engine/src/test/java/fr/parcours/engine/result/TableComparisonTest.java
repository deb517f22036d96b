package fr.parcours.engine.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.engine.result.ResultColumn.Kind;
import fr.parcours.layout.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableComparisonTest {

    @TempDir
    Path folder;

    private static ResultColumn column(String name, Kind kind) {
        return new ResultColumn(name, name, name, kind);
    }

    /** Rates by horizon and sex, with their intervals. */
    private static Result ours() {
        return new TableResult(
                new ResultTable(
                        "dropout",
                        "Abandon",
                        "Drop-out",
                        List.of(
                                column("sex", Kind.TEXT),
                                column("months", Kind.HORIZON),
                                column("journeys", Kind.COUNT),
                                column("rate", Kind.RATE),
                                column("lower", Kind.RATE),
                                column("upper", Kind.RATE),
                                column("median", Kind.MONTHS)),
                        List.of(
                                row("F", 12, Cell.count(1000), 0.304, 0.28, 0.33),
                                row("F", 24, Cell.count(900), 0.2, 0.18, 0.22),
                                row("M", 12, Cell.count(400), 0.25, 0.21, 0.29),
                                List.of(
                                        Cell.text("M"),
                                        Cell.measure(24),
                                        Cell.HIDDEN,
                                        Cell.HIDDEN,
                                        Cell.HIDDEN,
                                        Cell.HIDDEN,
                                        Cell.MISSING))),
                Results.provenance(true));
    }

    private static List<Cell> row(String sex, int months, Cell journeys, double rate, double lower, double upper) {
        return List.of(
                Cell.text(sex),
                Cell.measure(months),
                journeys,
                Cell.measure(rate),
                Cell.measure(lower),
                Cell.measure(upper),
                Cell.measure(7));
    }

    private TableResult compare(String... lines) throws IOException {
        return ours().compareWith(Published.read(file(lines)));
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("publié.csv"), String.join("\n", lines) + "\n");
    }

    private static List<String> names(Result result) {
        return result.table().columns().stream().map(ResultColumn::name).toList();
    }

    private static List<String> shown(Result result, int row) {
        CellText texts = CellText.in(Locale.ENGLISH);
        return IntStream.range(0, result.table().columns().size())
                .mapToObj(i -> texts.show(
                        result.table().rows().get(row).get(i),
                        result.table().columns().get(i).kind()))
                .toList();
    }

    @Test
    void eachPublishedValueStandsBesideOursWithTheDifference() throws IOException {
        TableResult compared = compare("sex,months,rate,rate_rounding,source", "F,12,31 %,1 %,DARES", "M,12,0.3,0.01,");
        assertThat(names(compared))
                .containsExactly(
                        "sex",
                        "months",
                        "rate",
                        "rate_published",
                        "rate_difference",
                        "rate_relative_difference",
                        "rate_covered",
                        "rate_agrees",
                        "source");
        // 30.4 % is not 31 % up to rounding, but its interval reaches it; 30 % may be 29.5 %, beyond 29 %.
        assertThat(shown(compared, 0))
                .containsExactly("F", "12", "30.4%", "31.0%", "-0.6", "-1.9%", "oui", "non", "DARES");
        assertThat(shown(compared, 2))
                .containsExactly("M", "12", "25.0%", "30.0%", "-5.0", "-16.7%", "non", "non", "–");
        assertThat(compared.table().name()).isEqualTo("dropout_comparison");
        assertThat(compared.provenance().method()).contains("publié.csv").startsWith("Kaplan");
    }

    @Test
    void roundingAndToleranceDecideWhetherValuesAgree() throws IOException {
        assertThat(shown(compare("sex,months,rate,rate_rounding", "F,12,30 %,1 %"), 0))
                .endsWith("oui", "oui");
        assertThat(shown(compare("sex,months,rate,rate_rounding", "F,12,30 %,"), 0))
                .endsWith("oui", "non");
        assertThat(shown(compare("sex,months,rate,rate_tolerance", "F,12,0.31,0.01"), 0))
                .endsWith("oui", "oui");
        // An interval that ends at 33 % touches 33.4 % rounded to whole percents, and not 34 %.
        assertThat(shown(compare("sex,months,rate,rate_rounding", "F,12,33.4 %,1 %"), 0))
                .endsWith("oui", "non");
        assertThat(shown(compare("sex,months,rate,rate_rounding", "F,12,34 %,1 %"), 0))
                .endsWith("non", "non");
    }

    @Test
    void countsAreComparedAsWholeNumbersInTheManyWaysTheyAreWritten() throws IOException {
        TableResult compared =
                compare("sex;months;journeys;journeys_rounding", "F;12;1 050;100", "F;24;1\u202f000;100");
        assertThat(shown(compared, 0)).containsExactly("F", "12", "1,000", "1,050", "-50", "-4.8%", "oui");
        assertThat(shown(compared, 1)).containsExactly("F", "24", "900", "1,000", "-100", "-10.0%", "non");
        assertThat(compared.table().rows().get(0).get(4)).isEqualTo(Cell.count(-50));
    }

    @Test
    void rowsWithoutAPartnerAreShownOnBothSides() throws IOException {
        TableResult compared = compare("sex,months,rate", "F,36,0.1", "F,12,0.3");
        assertThat(compared.table().rows()).hasSize(5);
        assertThat(shown(compared, 2)).containsExactly("M", "12", "25.0%", "–", "–", "–", "–");
        assertThat(shown(compared, 4)).containsExactly("F", "36", "–", "10.0%", "–", "–", "–");
    }

    @Test
    void whatIsHiddenStaysHidden() throws IOException {
        TableResult compared = compare("sex,months,rate,journeys,rate_tolerance", "M,24,0.2,350,0.1");
        assertThat(shown(compared, 3))
                .containsExactly("M", "24", "s", "350", "s", "s", "s", "20.0%", "s", "s", "s", "s");
    }

    @Test
    void aPublishedZeroHasNoRelativeDifference() throws IOException {
        assertThat(shown(compare("sex,months,rate", "F,12,0"), 0)).contains("30.4", "–");
    }

    @Test
    void commentsBomAndTabsAreRead() throws IOException {
        assertThat(shown(compare("\uFEFF# a note; with a semicolon", "sex\tmonths\trate", "F\t12\t0,3"), 0))
                .contains("30.0%");
    }

    @Test
    void theComparisonCanBeSavedInEveryForm() throws IOException {
        TableResult compared = compare("sex,months,journeys,rate,source", "F,12,1100,0.3,x");
        for (String name : List.of("c.csv", "c.json", "c.parquet", "c.arrow")) {
            compared.save(folder.resolve(name));
            assertThat(folder.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(folder.resolve("c.csv"))).contains("F,12.0,1000,1100,-100,");
    }

    @Test
    void faultsNameFileLineColumnAndValue() {
        assertFault("ligne 3, colonne rate : « beaucoup »", "sex,months,rate", "F,12,0.3", "F,24,beaucoup");
        assertFault("ligne 2, colonne rate : « 31 »", "sex,months,rate", "F,12,31");
        assertFault("ligne 2, colonne journeys : « 10,5 »", "sex;months;journeys", "F;12;10,5");
        assertFault("ligne 2, colonne rate_rounding : « -1 »", "sex,months,rate,rate_rounding", "F,12,0.3,-1");
        assertFault("ligne 2, colonne months : « douze »", "sex,months,rate", "F,douze,0.3");
        assertFault("la colonne « taux » n'est pas de ce résultat", "sex,months,taux", "F,12,0.3");
        assertFault("la colonne « journeys_rounding » n'est pas", "sex,months,rate,journeys_rounding", "F,12,0.3,1");
        assertFault("aucune colonne de valeurs", "sex,months", "F,12");
        assertFault("ligne 2 : elle peut désigner 2 lignes", "sex,rate", "F,0.3");
        assertFault("ligne 3 : « F, 12 » est déjà donné", "sex,months,rate", "F,12,0.3", "F,12,0.4");
        assertFault("ligne 3 : « F, 12.0 » est déjà donné", "sex,months,rate", "F,12,0.3", "F,12.0,0.4");
        assertFault("ligne 3 : « X, 12 » est déjà donné", "sex,months,rate", "X,12,0.3", "X,12,0.4");
        assertFault("ligne 2 : 2 champs au lieu de 3", "sex,months,rate", "F,12");
        assertFault("la colonne « rate » y est deux fois", "sex,rate,rate", "F,12,3");
        assertFault("n'a pas de ligne de valeurs", "sex,months,rate");
    }

    private void assertFault(String fault, String... lines) {
        assertThatThrownBy(() -> compare(lines))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("publié.csv")
                .hasMessageContaining(fault);
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        assertThatThrownBy(() -> Published.read(folder.resolve("absent.csv")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("absent.csv");
        Path latin = Files.write(folder.resolve("latin.csv"), "é,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Published.read(latin))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-8");
        Path large = Files.write(folder.resolve("large.csv"), new byte[1 << 21]);
        assertThatThrownBy(() -> Published.read(large))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 Mo");
    }
}
