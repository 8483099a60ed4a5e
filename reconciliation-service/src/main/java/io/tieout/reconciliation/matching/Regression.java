package io.tieout.reconciliation.matching;

import java.util.List;

/// Logistic regression with a quadratic penalty, by Newton's method: a fixed order, a fixed number of steps, and
/// functions that give the same bits on every machine.
final class Regression {

    private static final int STEPS = 40;
    private static final int HALVINGS = 20;

    /// Strength of the penalty: keeps weights of features that always or never come finite, and pulls those that few
    /// examples speak for to 0.
    private static final int PENALTY = 1;

    private Regression() {}

    static final class Example {

        /// In thousandths by feature.
        final int[] values;

        final boolean right;

        Example(int[] values, boolean right) {
            this.values = values;
            this.right = right;
        }
    }

    static double probability(double logOdds) {
        return logOdds >= 0
                ? 1.0 / (1.0 + StrictMath.exp(-logOdds))
                : StrictMath.exp(logOdds) / (1.0 + StrictMath.exp(logOdds));
    }

    /// @return the bias, then a weight for each feature
    static double[] fit(List<Example> examples, int features) {
        int size = features + 1;
        var weights = new double[size];
        double loss = loss(examples, weights);
        for (int step = 0; step < STEPS; step++) {
            var direction = solve(hessian(examples, weights, size), gradient(examples, weights, size), size);
            double scale = 1.0;
            var next = moved(weights, direction, scale);
            double nextLoss = loss(examples, next);
            for (int halving = 0; nextLoss > loss && halving < HALVINGS; halving++) {
                scale /= 2;
                next = moved(weights, direction, scale);
                nextLoss = loss(examples, next);
            }
            if (nextLoss >= loss) {
                return weights;
            }
            weights = next;
            loss = nextLoss;
        }
        return weights;
    }

    private static double[] moved(double[] weights, double[] direction, double scale) {
        var next = weights.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] -= scale * direction[i];
        }
        return next;
    }

    static double logOdds(int[] values, double[] weights) {
        double sum = weights[0];
        for (int i = 0; i < values.length; i++) {
            sum += weights[i + 1] * values[i] / Feature.ONE;
        }
        return sum;
    }

    private static double loss(List<Example> examples, double[] weights) {
        double loss = 0;
        for (var example : examples) {
            double margin = logOdds(example.values, weights) * (example.right ? 1 : -1);
            loss += margin > 0
                    ? StrictMath.log1p(StrictMath.exp(-margin))
                    : -margin + StrictMath.log1p(StrictMath.exp(margin));
        }
        for (int i = 1; i < weights.length; i++) {
            loss += PENALTY / 2.0 * weights[i] * weights[i];
        }
        return loss;
    }

    private static double[] gradient(List<Example> examples, double[] weights, int size) {
        var gradient = new double[size];
        for (var example : examples) {
            double error = probability(logOdds(example.values, weights)) - (example.right ? 1 : 0);
            gradient[0] += error;
            for (int i = 1; i < size; i++) {
                gradient[i] += error * example.values[i - 1] / Feature.ONE;
            }
        }
        for (int i = 1; i < size; i++) {
            gradient[i] += PENALTY * weights[i];
        }
        return gradient;
    }

    private static double[][] hessian(List<Example> examples, double[] weights, int size) {
        var hessian = new double[size][size];
        for (var example : examples) {
            double p = probability(logOdds(example.values, weights));
            double variance = p * (1 - p);
            for (int i = 0; i < size; i++) {
                double left = i == 0 ? 1 : (double) example.values[i - 1] / Feature.ONE;
                if (left == 0) {
                    continue;
                }
                for (int j = 0; j <= i; j++) {
                    double right = j == 0 ? 1 : (double) example.values[j - 1] / Feature.ONE;
                    hessian[i][j] += variance * left * right;
                }
            }
        }
        for (int i = 0; i < size; i++) {
            // The bias is hardly held back, only so far that the matrix can always be divided by.
            hessian[i][i] += i == 0 ? 1e-9 : PENALTY;
        }
        return hessian;
    }

    /// By Cholesky's method; only the lower half of the matrix is read.
    private static double[] solve(double[][] matrix, double[] right, int size) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? StrictMath.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j][j];
            }
        }
        var solution = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= matrix[i][k] * solution[k];
            }
            solution[i] /= matrix[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                solution[i] -= matrix[k][i] * solution[k];
            }
            solution[i] /= matrix[i][i];
        }
        return solution;
    }
}
