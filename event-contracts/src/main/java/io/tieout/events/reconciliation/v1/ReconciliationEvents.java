package io.tieout.events.reconciliation.v1;

import io.tieout.platform.event.EventType;

/// The event types of reconciliation-service.
public final class ReconciliationEvents {

    public static final String BANK_ACCOUNT_TOPIC = "reconciliation.bank-account.v1";
    public static final String BANK_STATEMENT_TOPIC = "reconciliation.bank-statement.v1";
    public static final String MATCH_TOPIC = "reconciliation.match.v1";

    public static final EventType<BankAccountConnected> BANK_ACCOUNT_CONNECTED = EventType.event(
            "tieout.reconciliation.bank-account-connected.v1", BANK_ACCOUNT_TOPIC, BankAccountConnected.class);

    /// Aggregate: the bank statement; version: the chunk.
    public static final EventType<BankLinesRecorded> BANK_LINES_RECORDED = EventType.event(
            "tieout.reconciliation.bank-lines-recorded.v1", BANK_STATEMENT_TOPIC, BankLinesRecorded.class);

    /// Aggregate: the match; version 1.
    public static final EventType<PaymentMatched> PAYMENT_MATCHED =
            EventType.event("tieout.reconciliation.payment-matched.v1", MATCH_TOPIC, PaymentMatched.class);

    /// Aggregate: the match; version 1.
    public static final EventType<BankLineClassified> BANK_LINE_CLASSIFIED =
            EventType.event("tieout.reconciliation.bank-line-classified.v1", MATCH_TOPIC, BankLineClassified.class);

    /// Aggregate: the match; version 2.
    public static final EventType<PaymentMatchUndone> PAYMENT_MATCH_UNDONE =
            EventType.event("tieout.reconciliation.payment-match-undone.v1", MATCH_TOPIC, PaymentMatchUndone.class);

    /// Aggregate: the statement of account; version 1.
    public static final EventType<StatementAnswered> STATEMENT_ANSWERED = EventType.event(
            "tieout.reconciliation.statement-answered.v1",
            "reconciliation.account-statement.v1",
            StatementAnswered.class);

    private ReconciliationEvents() {}
}
