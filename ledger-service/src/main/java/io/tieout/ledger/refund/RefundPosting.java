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
///
/// @param credit where the credit lies: receivables for a credit note, advances for money on account
record RefundPosting(AccountCode credit, AccountCode inTransit) {

    EntryDraft entry(EntryId id, Refund refund, DocumentNumber number, UUID postedBy) {
        var customer = refund.customerId().toString();
        var debit = LineDraft.debit(credit, refund.amount()).with("customerId", customer);
        var note = refund.creditNoteId();
        return new EntryDraft(
                id,
                refund.companyId(),
                refund.date(),
                refund.date(),
                EntrySource.REFUND,
                refund.id().value(),
                "Refund " + number,
                postedBy,
                List.of(
                        note == null
                                ? debit
                                : debit.with("creditNoteId", note.value().toString()),
                        LineDraft.credit(inTransit, refund.amount()).with("customerId", customer)));
    }
}
