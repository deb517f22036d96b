package fr.parcours.engine.stats.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a model and their values for every pattern, zeros left out.
 *
 * <p>A row has at most one value per term, because a factor has one level; that makes a cross product cost the square
 * of the number of terms, not of the number of coefficients. Columns of numeric covariates are centred, which keeps the
 * cross products well conditioned; only the intercept and baselines depend on it and {@link #origin} undoes it.
 */
final class Design {

    /** A coefficient's place: its name as in R, the number of its term (−1: intercept) and the value subtracted. */
    record Column(String name, int term, double centre) {}

    /** How one term spreads over columns. */
    @SuppressWarnings("ArrayRecordComponent") // read in the innermost loop
    private record Layout(List<Part> parts, int[] kept) {}

    /**
     * One covariate of a term: for a factor, the place of each level among the columns ({@link #REFERENCE},
     * {@link #UNUSED}).
     */
    @SuppressWarnings("ArrayRecordComponent") // read in the innermost loop
    private record Part(String covariate, List<String> levels, int[] place, int width) {}

    private static final double COLLINEAR = 1e-11;
    private static final int REFERENCE = -1;
    private static final int UNUSED = -2;

    final List<Column> columns;
    final boolean intercept;
    final List<FitWarning> warnings;
    final int[] start;
    final int[] index;
    final double[] value;
    private final Terms terms;
    private final List<Layout> layouts;

    private Design(
            Terms terms,
            boolean intercept,
            List<Layout> layouts,
            List<Column> columns,
            List<FitWarning> warnings,
            CovariateTable table) {
        this.terms = terms;
        this.intercept = intercept;
        this.layouts = layouts;
        this.columns = columns;
        this.warnings = warnings;
        int width = terms.terms().size() + 1;
        int rows = table.rows();
        int[] starts = new int[rows + 1];
        int[] indices = new int[Math.multiplyExact(rows, width)];
        double[] values = new double[indices.length];
        Encoder encoder = new Encoder(table);
        int used = 0;
        for (int row = 0; row < rows; row++) {
            used = encoder.row(row, indices, values, used);
            starts[row + 1] = used;
        }
        start = starts;
        index = Arrays.copyOf(indices, used);
        value = Arrays.copyOf(values, used);
    }

    /**
     * Lays out a model.
     *
     * @param weights subjects of each pattern: levels of patterns without subjects do not count
     * @param intercept whether there is a column of ones
     * @param centred whether numeric columns are centred
     */
    static Design of(CovariateTable table, Terms terms, double[] weights, boolean intercept, boolean centred) {
        List<FitWarning> warnings = new ArrayList<>();
        List<Layout> layouts = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        if (intercept) {
            columns.add(new Column("(Intercept)", -1, 0));
        }
        for (int term = 0; term < terms.terms().size(); term++) {
            layouts.add(layout(table, terms, term, weights, columns, warnings, centred));
        }
        Design all = new Design(terms, intercept, layouts, columns, warnings, table);
        return all.withoutAliased(all.cross(weights), intercept ? 0 : 1, table);
    }

    /**
     * This design without the columns about which risk sets hold no information; they are reported.
     *
     * @param information of all columns at β = 0
     */
    Design withoutConstant(double[][] information, double[] weights, double events, CovariateTable table) {
        double[] squares = squares(weights);
        double[][] rounded = information.clone();
        for (int j = 0; j < squares.length; j++) {
            rounded[j] = information[j].clone();
            if (information[j][j] < COLLINEAR * events * squares[j]) {
                rounded[j][j] = 0;
            }
        }
        return withoutAliased(Cholesky.of(rounded, COLLINEAR), 0, table);
    }

    private Design withoutAliased(Cholesky cholesky, int shift, CovariateTable table) {
        boolean[] aliased = new boolean[size()];
        List<String> names = new ArrayList<>();
        warnings.stream()
                .filter(warning -> warning.kind() == FitWarning.Kind.ALIASED)
                .forEach(warning -> names.addAll(warning.subjects()));
        boolean any = false;
        for (int j = 0; j < aliased.length; j++) {
            aliased[j] = cholesky.isAliased(j + shift);
            if (aliased[j]) {
                names.add(columns.get(j).name());
                any = true;
            }
        }
        if (!any) {
            return this;
        }
        List<FitWarning> changed = new ArrayList<>(warnings);
        changed.removeIf(warning -> warning.kind() == FitWarning.Kind.ALIASED);
        changed.add(new FitWarning(FitWarning.Kind.ALIASED, names));
        return without(aliased, changed, table);
    }

    /** This design without some columns. */
    private Design without(boolean[] dropped, List<FitWarning> newWarnings, CovariateTable table) {
        int[] place = new int[dropped.length];
        List<Column> kept = new ArrayList<>();
        for (int j = 0; j < dropped.length; j++) {
            place[j] = dropped[j] ? -1 : kept.size();
            if (!dropped[j]) {
                kept.add(columns.get(j));
            }
        }
        List<Layout> changed = layouts.stream()
                .map(layout -> new Layout(
                        layout.parts(),
                        Arrays.stream(layout.kept())
                                .map(j -> j < 0 ? -1 : place[j])
                                .toArray()))
                .toList();
        return new Design(terms, intercept, changed, kept, newWarnings, table);
    }

    private static Layout layout(
            CovariateTable table,
            Terms terms,
            int number,
            double[] weights,
            List<Column> columns,
            List<FitWarning> warnings,
            boolean centred) {
        Terms.Term term = terms.terms().get(number);
        List<Part> parts = new ArrayList<>();
        List<String> names = List.of("");
        boolean numeric = true;
        for (String covariate : term.covariates()) {
            Part part;
            if (table.column(covariate) instanceof CovariateTable.Factor factor) {
                boolean main = term.covariates().size() == 1;
                part = part(factor, terms.hasMargin(term, covariate), weights, main ? warnings : new ArrayList<>());
                numeric = false;
            } else {
                part = new Part(covariate, List.of(), new int[0], 1);
            }
            parts.add(part);
            names = combine(names, part);
        }
        int first = columns.size();
        if (names.isEmpty()) {
            warnings.add(new FitWarning(FitWarning.Kind.EMPTY_TERM, List.of(term.name())));
        }
        for (String name : names) {
            columns.add(new Column(name, number, numeric && centred ? mean(table, term, weights) : 0));
        }
        int[] kept = new int[names.size()];
        Arrays.setAll(kept, j -> first + j);
        return new Layout(parts, kept);
    }

    private static Part part(
            CovariateTable.Factor factor, boolean contrast, double[] weights, List<FitWarning> warnings) {
        boolean[] used = new boolean[factor.levels().size()];
        for (int row = 0; row < weights.length; row++) {
            used[factor.codes()[row]] |= weights[row] > 0;
        }
        List<String> unused = new ArrayList<>();
        int[] place = new int[used.length];
        int width = contrast ? REFERENCE : 0; // the first level used is the reference
        for (int level = 0; level < used.length; level++) {
            place[level] = used[level] ? width++ : UNUSED;
            if (!used[level]) {
                unused.add(factor.name() + factor.levels().get(level));
            }
        }
        if (!unused.isEmpty()) {
            warnings.add(new FitWarning(FitWarning.Kind.UNUSED_LEVEL, unused));
        }
        return new Part(factor.name(), factor.levels(), place, Math.max(0, width));
    }

    /** Names of the columns of a product, the first covariate running fastest. */
    private static List<String> combine(List<String> names, Part part) {
        List<String> own = new ArrayList<>();
        if (part.levels().isEmpty()) {
            own.add(part.covariate());
        }
        for (int level = 0; level < part.levels().size(); level++) {
            if (part.place()[level] >= 0) {
                own.add(part.covariate() + part.levels().get(level));
            }
        }
        return own.stream()
                .flatMap(last -> names.stream().map(name -> name.isEmpty() ? last : name + ":" + last))
                .toList();
    }

    private static double mean(CovariateTable table, Terms.Term term, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < weights.length; row++) {
            double product = weights[row];
            for (String covariate : term.covariates()) {
                product *= ((CovariateTable.Numeric) table.column(covariate)).values()[row];
            }
            sum += product;
            total += weights[row];
        }
        return total > 0 ? sum / total : 0;
    }

    /** The cross products of the columns, a column of ones put first if there is none: baselines stand for it. */
    private Cholesky cross(double[] weights) {
        int p = columns.size();
        int shift = intercept ? 0 : 1;
        double[][] cross = new double[p + shift][p + shift];
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] > 0)) {
                continue;
            }
            if (!intercept) {
                cross[0][0] += weights[row];
            }
            for (int a = start[row]; a < start[row + 1]; a++) {
                double scaled = weights[row] * value[a];
                double[] into = cross[index[a] + shift];
                if (!intercept) {
                    into[0] += scaled;
                }
                for (int b = start[row]; b <= a; b++) {
                    into[index[b] + shift] += scaled * value[b];
                }
            }
        }
        return Cholesky.of(cross, COLLINEAR);
    }

    /** The largest size of each column. */
    double[] spread() {
        double[] largest = new double[size()];
        for (int k = 0; k < index.length; k++) {
            largest[index[k]] = Math.max(largest[index[k]], Math.abs(value[k]));
        }
        return largest;
    }

    /** The mean square of each column. */
    private double[] squares(double[] weights) {
        double[] sums = new double[size()];
        double total = 0;
        for (int row = 0; row < weights.length; row++) {
            total += weights[row];
            for (int k = start[row]; k < start[row + 1]; k++) {
                sums[index[k]] += weights[row] * value[k] * value[k];
            }
        }
        for (int j = 0; j < sums.length; j++) {
            sums[j] /= total;
        }
        return sums;
    }

    int size() {
        return columns.size();
    }

    /** The linear predictor of a row, without offset. */
    double predictor(int row, double[] beta) {
        double sum = 0;
        for (int k = start[row]; k < start[row + 1]; k++) {
            sum += value[k] * beta[index[k]];
        }
        return sum;
    }

    void addTo(double[] sum, int row, double weight) {
        for (int k = start[row]; k < start[row + 1]; k++) {
            sum[index[k]] += weight * value[k];
        }
    }

    /** Adds weight·xx' to the lower triangle; indices of a row increase. */
    void addCrossTo(double[][] sum, int row, double weight) {
        for (int a = start[row]; a < start[row + 1]; a++) {
            double scaled = weight * value[a];
            double[] into = sum[index[a]];
            for (int b = start[row]; b <= a; b++) {
                into[index[b]] += scaled * value[b];
            }
        }
    }

    double[] dense(int row) {
        double[] x = new double[size()];
        addTo(x, row, 1);
        return x;
    }

    /** The same columns for patterns to predict, levels being matched by name. */
    Design of(CovariateTable other) {
        for (Layout layout : layouts) {
            for (Part part : layout.parts()) {
                if (other.column(part.covariate()) instanceof CovariateTable.Factor factor) {
                    int[] place = places(part, factor);
                    for (int code : factor.codes()) {
                        if (place[code] == UNUSED) {
                            throw unknown(part, factor.levels().get(code));
                        }
                    }
                }
            }
        }
        return recoded(other);
    }

    /** The same columns for a table with the same rows; those without subjects may have unused levels. */
    Design recoded(CovariateTable other) {
        return new Design(terms, intercept, layouts, columns, warnings, other);
    }

    private static int[] places(Part part, CovariateTable.Factor factor) {
        return factor.levels().stream()
                .mapToInt(level -> {
                    int known = part.levels().indexOf(level);
                    if (known < 0) {
                        throw unknown(part, level);
                    }
                    return part.place()[known];
                })
                .toArray();
    }

    private static IllegalArgumentException unknown(Part part, String level) {
        return new IllegalArgumentException(
                "Cannot use level " + level + " of " + part.covariate() + ": the model was fitted without it");
    }

    /** The linear predictor of covariates all 0 or reference, on the centred scale and without the intercept. */
    double origin(double[] beta) {
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            sum -= columns.get(j).centre() * beta[j];
        }
        return sum;
    }

    boolean isCentred() {
        return columns.stream().anyMatch(column -> column.centre() != 0);
    }

    /** Takes the centring out of an intercept. */
    double[] uncentred(double[] beta) {
        double[] result = beta.clone();
        if (intercept) {
            result[0] += origin(beta);
        }
        return result;
    }

    /** Takes the centring out of a covariance matrix. */
    double[][] uncentred(double[][] covariance) {
        int p = size();
        double[][] result = new double[p][];
        for (int j = 0; j < p; j++) {
            result[j] = covariance[j].clone();
        }
        if (!intercept) {
            return result;
        }
        for (int j = 0; j < p; j++) {
            double sum = 0;
            for (int k = 1; k < p; k++) {
                sum += columns.get(k).centre() * covariance[j][k];
            }
            result[j][0] -= sum;
        }
        for (int j = 0; j < p; j++) {
            double sum = 0;
            for (int k = 1; k < p; k++) {
                sum += columns.get(k).centre() * result[k][j];
            }
            result[0][j] -= sum;
        }
        return result;
    }

    String termName(int column) {
        int term = columns.get(column).term();
        return term < 0 ? "(Intercept)" : terms.terms().get(term).name();
    }

    Terms terms() {
        return terms;
    }

    int[] columnsOf(int term) {
        List<Integer> found = new ArrayList<>();
        for (int j = 0; j < size(); j++) {
            if (columns.get(j).term() == term) {
                found.add(j);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Turns rows of a table into columns and values. */
    private final class Encoder {
        private final List<int[][]> places = new ArrayList<>(); // by term and covariate: column place of each code
        private final List<int[][]> codes = new ArrayList<>();
        private final List<double[][]> numbers = new ArrayList<>();

        Encoder(CovariateTable table) {
            for (Layout layout : layouts) {
                int size = layout.parts().size();
                int[][] place = new int[size][];
                int[][] code = new int[size][];
                double[][] number = new double[size][];
                for (int k = 0; k < size; k++) {
                    Part part = layout.parts().get(k);
                    CovariateTable.Column column = table.column(part.covariate());
                    if (column instanceof CovariateTable.Factor factor) {
                        code[k] = factor.codes();
                        place[k] = places(part, factor);
                    } else if (column instanceof CovariateTable.Numeric numeric) {
                        number[k] = numeric.values();
                    }
                    if ((code[k] == null) != part.levels().isEmpty()) {
                        throw new IllegalArgumentException(
                                "Cannot use " + part.covariate() + " both as factor and as number");
                    }
                }
                places.add(place);
                codes.add(code);
                numbers.add(number);
            }
        }

        int row(int row, int[] indices, double[] values, int from) {
            int used = from;
            if (intercept) {
                indices[used] = 0;
                values[used++] = 1;
            }
            for (int term = 0; term < layouts.size(); term++) {
                Layout layout = layouts.get(term);
                int offset = 0;
                int stride = 1;
                double product = 1;
                for (int k = 0; k < layout.parts().size() && offset >= 0; k++) {
                    if (codes.get(term)[k] == null) {
                        product *= numbers.get(term)[k][row];
                    } else {
                        int place = places.get(term)[k][codes.get(term)[k][row]];
                        offset = place < 0 ? -1 : offset + stride * place;
                        stride *= layout.parts().get(k).width();
                    }
                }
                int column = offset < 0 || layout.kept().length == 0 ? -1 : layout.kept()[offset];
                double centred = column < 0 ? 0 : product - columns.get(column).centre();
                if (centred != 0) {
                    indices[used] = column;
                    values[used++] = centred;
                }
            }
            return used;
        }
    }
}
