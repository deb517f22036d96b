package fr.parcours.engine.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EfronSumsTest {

    private static final MathContext EXACT = MathContext.DECIMAL128;

    @ParameterizedTest
    @CsvSource({
        "1, 5, 1",
        "31, 1000, 40",
        "32, 1000, 40",
        "40, 40, 40",
        "500, 612.5, 600",
        "1000, 1000.00001, 1000",
        "2000, 1e7, 1500",
        "3000, 3021.5, 3000",
        "5000, 9e6, 4.5e6"
    })
    void sumsAreThoseOfTheirTermsOneByOne(long d, double s0, double d0) {
        EfronSums sums = EfronSums.of(d, s0, d0);
        double logs = 0;
        BigDecimal inverses = BigDecimal.ZERO;
        BigDecimal shares = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal shareSquares = BigDecimal.ZERO;
        BigDecimal shareSharesSquares = BigDecimal.ZERO;
        for (long l = 0; l < d; l++) {
            BigDecimal share = BigDecimal.valueOf(l).divide(BigDecimal.valueOf(d), EXACT);
            BigDecimal den = new BigDecimal(s0).subtract(share.multiply(new BigDecimal(d0)));
            BigDecimal inverse = BigDecimal.ONE.divide(den, EXACT);
            BigDecimal square = inverse.multiply(inverse, EXACT);
            logs += Math.log(den.doubleValue());
            inverses = inverses.add(inverse);
            shares = shares.add(share.multiply(inverse, EXACT));
            squares = squares.add(square);
            shareSquares = shareSquares.add(share.multiply(square, EXACT));
            shareSharesSquares =
                    shareSharesSquares.add(share.multiply(share, EXACT).multiply(square, EXACT));
        }
        assertThat(sums.logs()).isCloseTo(logs, withPercentage(1e-10));
        assertThat(sums.inverses()).isCloseTo(inverses.doubleValue(), withPercentage(1e-10));
        assertThat(sums.squares()).isCloseTo(squares.doubleValue(), withPercentage(1e-10));
        // Each power of a share is taken from a difference that is d0/s0 of its terms, and is used times d0/s0.
        double lost = 1e-10 * s0 / d0;
        assertThat(sums.shares()).isCloseTo(shares.doubleValue(), withPercentage(lost));
        assertThat(sums.shareSquares()).isCloseTo(shareSquares.doubleValue(), withPercentage(lost));
        assertThat(sums.shareSharesSquares())
                .isCloseTo(shareSharesSquares.doubleValue(), withPercentage(lost * s0 / d0));
    }
}
