package io.tieout.ledger.posting;

import io.tieout.events.ledger.v1.BankAccountOpened;
import io.tieout.events.ledger.v1.BankLinesPosted;
import io.tieout.events.ledger.v1.BankLinesRefused;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.PaymentApplied;
import io.tieout.events.ledger.v1.PaymentRefused;
import io.tieout.events.ledger.v1.PaymentReversed;
import io.tieout.ledger.account.BankAccounts;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.ExceedsOpenAmount;
import io.tieout.ledger.receivable.ExceedsPaidAmount;
import io.tieout.ledger.receivable.InvoiceUnknown;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Answers reconciliation: every fact it tells gets one answer, with the version of the fact.
@Component
class PostingPublisher {

    private final Outbox outbox;

    PostingPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void opened(UUID companyId, UUID bankAccountId, BankAccounts accounts) {
        outbox.publish(new OutboxEvent<>(
                LedgerEvents.BANK_ACCOUNT_OPENED,
                companyId,
                bankAccountId,
                1,
                null,
                new BankAccountOpened(
                        bankAccountId,
                        accounts.bank().value(),
                        accounts.clearing().value())));
    }

    void posted(BankLineChunk chunk, List<PostedBankLine> lines) {
        var posted = lines.stream()
                .map(line ->
                        new BankLinesPosted.Line(line.lineId(), line.entryId().value(), line.effectiveDate()))
                .toList();
        answer(
                LedgerEvents.BANK_LINES_POSTED,
                chunk,
                new BankLinesPosted(chunk.statementId(), chunk.number(), chunk.bankAccountId(), posted));
    }

    void refused(UUID companyId, UUID statementId, int chunk, UUID bankAccountId, Refusal refusal) {
        outbox.publish(new OutboxEvent<>(
                LedgerEvents.BANK_LINES_REFUSED,
                companyId,
                statementId,
                chunk,
                null,
                new BankLinesRefused(statementId, chunk, bankAccountId, refusal.code(), refusal.detail())));
    }

    void applied(List<AppliedDecision> decisions) {
        outbox.publishAll(decisions.stream()
                .map(applied -> answering(
                        LedgerEvents.PAYMENT_APPLIED,
                        applied.cause(),
                        new PaymentApplied(
                                applied.cause().matchId(),
                                applied.lineId(),
                                applied.entryId().value(),
                                applied.effectiveDate())))
                .toList());
    }

    /// @param periodClosed whether the period of what is taken back was closed by then
    void reversed(Cause cause, UUID lineId, EntryId reversalEntryId, LocalDate date, boolean periodClosed) {
        answer(
                LedgerEvents.PAYMENT_REVERSED,
                cause,
                new PaymentReversed(cause.matchId(), lineId, reversalEntryId.value(), date, periodClosed));
    }

    void refused(Cause cause, UUID lineId, Refusal refusal) {
        answer(LedgerEvents.PAYMENT_REFUSED, cause, refused(cause.matchId(), lineId, refusal));
    }

    private static PaymentRefused refused(UUID matchId, UUID lineId, Refusal refusal) {
        return switch (refusal) {
            case ExceedsOpenAmount exceeds ->
                new PaymentRefused(
                        matchId,
                        lineId,
                        refusal.code(),
                        refusal.detail(),
                        exceeds.invoiceId().value(),
                        exceeds.open());
            case ExceedsPaidAmount exceeds ->
                new PaymentRefused(
                        matchId,
                        lineId,
                        refusal.code(),
                        refusal.detail(),
                        exceeds.invoiceId().value(),
                        exceeds.open());
            case InvoiceUnknown unknown ->
                new PaymentRefused(
                        matchId,
                        lineId,
                        refusal.code(),
                        refusal.detail(),
                        unknown.invoiceId().value(),
                        null);
            default -> new PaymentRefused(matchId, lineId, refusal.code(), refusal.detail(), null, null);
        };
    }

    private <T> void answer(EventType<T> type, BankLineChunk chunk, T payload) {
        outbox.publish(new OutboxEvent<>(type, chunk.companyId(), chunk.statementId(), chunk.number(), null, payload));
    }

    private <T> void answer(EventType<T> type, Cause cause, T payload) {
        outbox.publish(answering(type, cause, payload));
    }

    private static <T> OutboxEvent<T> answering(EventType<T> type, Cause cause, T payload) {
        return new OutboxEvent<>(
                type, cause.companyId(), cause.matchId(), cause.version(), cause.correlationId(), payload);
    }
}
