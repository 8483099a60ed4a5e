package io.tieout.localstack.diagnosis;

import java.util.HashMap;
import java.util.Map;

/// The figures of one service in the text format of Prometheus, summed over their labels.
final class Metrics {

    private final Map<String, Double> sums;

    private Metrics(Map<String, Double> sums) {
        this.sums = sums;
    }

    static Metrics parse(String text) {
        var sums = new HashMap<String, Double>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> add(sums, line));
        return new Metrics(sums);
    }

    /// `name{label="value",…} 12.0`, the value last: this format's times are not written by our services.
    private static void add(Map<String, Double> sums, String line) {
        int value = line.lastIndexOf(' ');
        int labels = line.indexOf('{');
        if (value <= 0) {
            return;
        }
        var name = line.substring(0, labels < 0 ? value : Math.min(labels, value));
        try {
            sums.merge(name, Double.parseDouble(line.substring(value + 1)), Double::sum);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("No line of metrics: " + line, e);
        }
    }

    /// Zero when the service does not tell it, or does not know it now.
    double of(String name) {
        double sum = sums.getOrDefault(name, 0.0);
        return Double.isNaN(sum) ? 0 : sum;
    }
}
