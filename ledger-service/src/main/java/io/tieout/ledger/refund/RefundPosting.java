package io.tieout.ledger.refund;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.numbering.DocumentNumber;
import java.util.List;
import java.util.UUID;

/// What a refund does to the books.
final class RefundPosting {

    private RefundPosting() {}

    /// @param debit takes it off the credit, at what that stands at; so much waits for the bank's line
    static EntryDraft entry(
            EntryId id, Refund refund, DocumentNumber number, LineDraft debit, AccountCode inTransit, UUID postedBy) {
        var waiting = LineDraft.credit(inTransit, debit.amount())
                .with("customerId", refund.customerId().toString());
        var foreign = debit.foreign();
        return new EntryDraft(
                id,
                refund.companyId(),
                refund.date(),
                refund.date(),
                EntrySource.REFUND,
                refund.id().value(),
                "Refund " + number,
                postedBy,
                List.of(debit, foreign == null ? waiting : waiting.as(foreign)));
    }
}
