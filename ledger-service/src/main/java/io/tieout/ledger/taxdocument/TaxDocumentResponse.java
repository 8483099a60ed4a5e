package io.tieout.ledger.taxdocument;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param registerNumber our own, gapless
/// @param authorityNumber absent while the authority has not given it
/// @param replacesId the one in whose place it stands
record TaxDocumentResponse(
        TaxDocumentId taxDocumentId,
        TaxDocumentKind kind,
        String registerNumber,
        @Nullable String authorityNumber,
        @Nullable String transactionCode,
        boolean redLetter,
        UUID customerId,
        LocalDate documentDate,
        TaxDocumentStatus status,
        @Nullable TaxDocumentId replacesId,
        @Nullable String cancellationReason,
        List<UUID> invoiceIds,
        List<UUID> creditNoteIds) {

    static TaxDocumentResponse from(TaxDocument document) {
        return new TaxDocumentResponse(
                document.id(),
                document.kind(),
                "%s-%06d".formatted(document.series(), document.number()),
                document.authorityNumber(),
                document.transactionCode(),
                document.redLetter(),
                document.customerId(),
                document.date(),
                document.status(),
                document.replaces(),
                document.cancellationReason(),
                document.invoices(),
                document.creditNotes());
    }
}
