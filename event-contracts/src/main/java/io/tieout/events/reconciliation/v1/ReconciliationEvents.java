package io.tieout.events.reconciliation.v1;

import io.tieout.platform.event.EventType;

/// The event types of reconciliation-service.
public final class ReconciliationEvents {

    public static final String BANK_ACCOUNT_TOPIC = "reconciliation.bank-account.v1";
    public static final String BANK_STATEMENT_TOPIC = "reconciliation.bank-statement.v1";
    public static final String MATCH_TOPIC = "reconciliation.match.v1";
    public static final String DISPUTE_TOPIC = "reconciliation.dispute.v1";
    public static final String SETTLEMENT_TOPIC = "reconciliation.settlement.v1";
    public static final String DISCREPANCY_TOPIC = "reconciliation.discrepancy.v1";

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

    /// Aggregate: the dispute; version 1.
    public static final EventType<DisputeOpened> DISPUTE_OPENED =
            EventType.event("tieout.reconciliation.dispute-opened.v1", DISPUTE_TOPIC, DisputeOpened.class);

    /// Aggregate: the dispute; version: that of its request and one.
    public static final EventType<DisputeResolutionRequested> DISPUTE_RESOLUTION_REQUESTED = EventType.event(
            "tieout.reconciliation.dispute-resolution-requested.v1", DISPUTE_TOPIC, DisputeResolutionRequested.class);

    /// Aggregate: the dispute; its last version.
    public static final EventType<DisputeResolved> DISPUTE_RESOLVED =
            EventType.event("tieout.reconciliation.dispute-resolved.v1", DISPUTE_TOPIC, DisputeResolved.class);

    /// Aggregate: the settlement; version: its request.
    public static final EventType<SettlementApproved> SETTLEMENT_APPROVED =
            EventType.event("tieout.reconciliation.settlement-approved.v1", SETTLEMENT_TOPIC, SettlementApproved.class);

    /// Aggregate: the settlement; version: its request.
    public static final EventType<SettlementUndoRequested> SETTLEMENT_UNDO_REQUESTED = EventType.event(
            "tieout.reconciliation.settlement-undo-requested.v1", SETTLEMENT_TOPIC, SettlementUndoRequested.class);

    /// Aggregate: the discrepancy; version: the level.
    public static final EventType<DiscrepancyOverdue> DISCREPANCY_OVERDUE = EventType.event(
            "tieout.reconciliation.discrepancy-overdue.v1", DISCREPANCY_TOPIC, DiscrepancyOverdue.class);

    private ReconciliationEvents() {}
}
