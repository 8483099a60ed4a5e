package io.tieout.sales.pipeline;

public enum LostReasonKind {
    REASON,
    OBJECTION
}
