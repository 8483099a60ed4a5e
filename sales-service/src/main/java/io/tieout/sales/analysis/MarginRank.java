package io.tieout.sales.analysis;

/// What puts one before the other; each currency is ranked alone.
enum MarginRank {
    NET("net_minor"),
    MARGIN("costed_minor - cost_minor"),
    /// Against the span that is compared with.
    GROWTH("net_minor - before_minor");

    private final String figure;

    MarginRank(String figure) {
        this.figure = figure;
    }

    String figure() {
        return figure;
    }
}
