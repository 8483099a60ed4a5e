package io.tieout.sales.deal;

enum DealStatus {
    OPEN,
    WON,
    LOST
}
