package io.tieout.sales.deal;

enum DealSort {
    NEWEST,
    BOARD
}
