package io.tieout.sales.pipeline;

public enum StageKind {
    OPEN,
    WON,
    LOST
}
