package io.tieout.sales.quote;

enum QuoteStatus {
    DRAFT,
    WAITING,
    APPROVED,
    SENT,
    ACCEPTED,
    DECLINED,
    EXPIRED;

    boolean isOver() {
        return this == ACCEPTED || this == DECLINED;
    }
}
