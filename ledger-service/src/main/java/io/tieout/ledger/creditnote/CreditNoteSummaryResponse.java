package io.tieout.ledger.creditnote;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credit note in a list.
///
/// @param customerNumber absent while the customer is not known here, and after it was erased; so is the name
/// @param invoiceId the invoice it corrects, absent when it is free
/// @param open what is left of it
record CreditNoteSummaryResponse(
        CreditNoteId creditNoteId,
        String creditNoteNumber,
        UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        @Nullable InvoiceId invoiceId,
        LocalDate creditNoteDate,
        String reason,
        Money net,
        Money tax,
        Money total,
        Money open,
        long version) {

    static CreditNoteSummaryResponse from(ResultSet row, int number) throws SQLException {
        var note = CreditNoteRepository.note(row, number);
        return new CreditNoteSummaryResponse(
                note.id(),
                note.number().toString(),
                note.customerId(),
                row.getString("customer_number"),
                row.getString("customer_name"),
                note.invoiceId(),
                note.date(),
                note.reason(),
                note.net(),
                note.tax(),
                note.total(),
                note.open(),
                note.version());
    }
}
