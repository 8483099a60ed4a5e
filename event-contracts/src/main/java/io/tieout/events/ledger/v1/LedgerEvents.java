package io.tieout.events.ledger.v1;

import io.tieout.platform.event.EventType;

/// The event types of ledger-service.
public final class LedgerEvents {

    public static final String INVOICE_TOPIC = "ledger.invoice.v1";
    public static final String BANK_ACCOUNT_TOPIC = "ledger.bank-account.v1";
    public static final String BANK_POSTING_TOPIC = "ledger.bank-posting.v1";
    public static final String PAYMENT_TOPIC = "ledger.payment.v1";
    public static final String DUNNING_TOPIC = "ledger.dunning.v1";
    public static final String CREDIT_NOTE_TOPIC = "ledger.credit-note.v1";
    public static final String REFUND_TOPIC = "ledger.refund.v1";
    public static final String BILL_TOPIC = "ledger.bill.v1";
    public static final String DISPUTE_TOPIC = "ledger.dispute.v1";
    public static final String SETTLEMENT_TOPIC = "ledger.settlement.v1";

    public static final EventType<InvoiceIssued> INVOICE_ISSUED =
            EventType.event("tieout.ledger.invoice-issued.v1", INVOICE_TOPIC, InvoiceIssued.class);

    public static final EventType<InvoicePartPaid> INVOICE_PART_PAID =
            EventType.event("tieout.ledger.invoice-part-paid.v1", INVOICE_TOPIC, InvoicePartPaid.class);

    public static final EventType<InvoicePaid> INVOICE_PAID =
            EventType.event("tieout.ledger.invoice-paid.v1", INVOICE_TOPIC, InvoicePaid.class);

    public static final EventType<InvoiceReopened> INVOICE_REOPENED =
            EventType.event("tieout.ledger.invoice-reopened.v1", INVOICE_TOPIC, InvoiceReopened.class);

    public static final EventType<InvoiceDisputeChanged> INVOICE_DISPUTE_CHANGED =
            EventType.event("tieout.ledger.invoice-dispute-changed.v1", INVOICE_TOPIC, InvoiceDisputeChanged.class);

    public static final EventType<InvoiceState> INVOICE_STATE =
            EventType.state("tieout.ledger.invoice-state.v1", "ledger.invoice-state.v1", InvoiceState.class);

    public static final EventType<CreditNoteIssued> CREDIT_NOTE_ISSUED =
            EventType.event("tieout.ledger.credit-note-issued.v1", CREDIT_NOTE_TOPIC, CreditNoteIssued.class);

    public static final EventType<CreditNoteChanged> CREDIT_NOTE_CHANGED =
            EventType.event("tieout.ledger.credit-note-changed.v1", CREDIT_NOTE_TOPIC, CreditNoteChanged.class);

    public static final EventType<RefundApproved> REFUND_APPROVED =
            EventType.event("tieout.ledger.refund-approved.v1", REFUND_TOPIC, RefundApproved.class);

    public static final EventType<RefundPaid> REFUND_PAID =
            EventType.event("tieout.ledger.refund-paid.v1", REFUND_TOPIC, RefundPaid.class);

    public static final EventType<RefundReopened> REFUND_REOPENED =
            EventType.event("tieout.ledger.refund-reopened.v1", REFUND_TOPIC, RefundReopened.class);

    public static final EventType<BillPosted> BILL_POSTED =
            EventType.event("tieout.ledger.bill-posted.v1", BILL_TOPIC, BillPosted.class);

    public static final EventType<BillApproved> BILL_APPROVED =
            EventType.event("tieout.ledger.bill-approved.v1", BILL_TOPIC, BillApproved.class);

    public static final EventType<BillPartPaid> BILL_PART_PAID =
            EventType.event("tieout.ledger.bill-part-paid.v1", BILL_TOPIC, BillPartPaid.class);

    public static final EventType<BillPaid> BILL_PAID =
            EventType.event("tieout.ledger.bill-paid.v1", BILL_TOPIC, BillPaid.class);

    public static final EventType<BillReopened> BILL_REOPENED =
            EventType.event("tieout.ledger.bill-reopened.v1", BILL_TOPIC, BillReopened.class);

    public static final EventType<BillVoided> BILL_VOIDED =
            EventType.event("tieout.ledger.bill-voided.v1", BILL_TOPIC, BillVoided.class);

    public static final EventType<BillState> BILL_STATE =
            EventType.state("tieout.ledger.bill-state.v1", "ledger.bill-state.v1", BillState.class);

    /// Aggregate: the bank account.
    public static final EventType<BankAccountOpened> BANK_ACCOUNT_OPENED =
            EventType.event("tieout.ledger.bank-account-opened.v1", BANK_ACCOUNT_TOPIC, BankAccountOpened.class);

    /// Aggregate: the bank statement; version: the chunk.
    public static final EventType<BankLinesPosted> BANK_LINES_POSTED =
            EventType.event("tieout.ledger.bank-lines-posted.v1", BANK_POSTING_TOPIC, BankLinesPosted.class);

    /// Aggregate: the bank statement; version: the chunk.
    public static final EventType<BankLinesRefused> BANK_LINES_REFUSED =
            EventType.event("tieout.ledger.bank-lines-refused.v1", BANK_POSTING_TOPIC, BankLinesRefused.class);

    /// Aggregate: the match; version 1.
    public static final EventType<PaymentApplied> PAYMENT_APPLIED =
            EventType.event("tieout.ledger.payment-applied.v1", PAYMENT_TOPIC, PaymentApplied.class);

    /// Aggregate: the match; version 1.
    public static final EventType<PaymentRefused> PAYMENT_REFUSED =
            EventType.event("tieout.ledger.payment-refused.v1", PAYMENT_TOPIC, PaymentRefused.class);

    /// Aggregate: the match; version 2.
    public static final EventType<PaymentReversed> PAYMENT_REVERSED =
            EventType.event("tieout.ledger.payment-reversed.v1", PAYMENT_TOPIC, PaymentReversed.class);

    /// Aggregate: the invoice; version: counts its notices.
    public static final EventType<DunningLevelReached> DUNNING_LEVEL_REACHED =
            EventType.event("tieout.ledger.dunning-level-reached.v1", DUNNING_TOPIC, DunningLevelReached.class);

    /// Aggregate: the company; version: the block number.
    public static final EventType<JournalBlockSealed> JOURNAL_BLOCK_SEALED = EventType.event(
            "tieout.ledger.journal-block-sealed.v1", "ledger.journal-block.v1", JournalBlockSealed.class);

    /// Aggregate: the company; version: counts these events.
    public static final EventType<CustomerLinesSealed> CUSTOMER_LINES_SEALED = EventType.event(
            "tieout.ledger.customer-lines-sealed.v1", "ledger.customer-lines.v1", CustomerLinesSealed.class);

    /// Aggregate: the customer; version: counts these events.
    public static final EventType<CustomerPaymentBehaviour> CUSTOMER_PAYMENT_BEHAVIOUR = EventType.state(
            "tieout.ledger.customer-payment-behaviour.v1",
            "ledger.customer-payment-behaviour.v1",
            CustomerPaymentBehaviour.class);

    /// Aggregate: the rate of one source for a pair of currencies and a day; version: counts its corrections.
    public static final EventType<ExchangeRateState> EXCHANGE_RATE_STATE = EventType.state(
            "tieout.ledger.exchange-rate-state.v1", "ledger.exchange-rate-state.v1", ExchangeRateState.class);

    /// Aggregate: the dispute; version: its request.
    public static final EventType<DisputeSettled> DISPUTE_SETTLED =
            EventType.event("tieout.ledger.dispute-settled.v1", DISPUTE_TOPIC, DisputeSettled.class);

    /// Aggregate: the dispute; version: its request.
    public static final EventType<DisputeSettlementRefused> DISPUTE_SETTLEMENT_REFUSED = EventType.event(
            "tieout.ledger.dispute-settlement-refused.v1", DISPUTE_TOPIC, DisputeSettlementRefused.class);

    /// Aggregate: the settlement; version: its request.
    public static final EventType<SettlementPosted> SETTLEMENT_POSTED =
            EventType.event("tieout.ledger.settlement-posted.v1", SETTLEMENT_TOPIC, SettlementPosted.class);

    /// Aggregate: the settlement; version: its request.
    public static final EventType<SettlementRefused> SETTLEMENT_REFUSED =
            EventType.event("tieout.ledger.settlement-refused.v1", SETTLEMENT_TOPIC, SettlementRefused.class);

    /// Aggregate: the settlement; version: its request.
    public static final EventType<SettlementUndone> SETTLEMENT_UNDONE =
            EventType.event("tieout.ledger.settlement-undone.v1", SETTLEMENT_TOPIC, SettlementUndone.class);

    private LedgerEvents() {}
}
