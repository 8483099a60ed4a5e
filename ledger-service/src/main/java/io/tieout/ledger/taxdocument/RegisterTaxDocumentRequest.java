package io.tieout.ledger.taxdocument;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param authorityNumber absent while the authority has not given it: 20 digits on a fapiao, 17 on a faktur pajak
/// @param transactionCode of a faktur pajak: 01 to 10
/// @param redLetter takes an earlier one back, with credit notes; false when absent
/// @param replacesId the one in whose place it stands
record RegisterTaxDocumentRequest(
        @NotNull TaxDocumentKind kind,
        @NotNull LocalDate documentDate,
        @Nullable @Size(max = 40) String authorityNumber,
        @Nullable @Size(max = 2) String transactionCode,
        @Nullable Boolean redLetter,
        @Nullable TaxDocumentId replacesId,
        @Nullable @Size(max = 100) List<@NotNull UUID> invoiceIds,
        @Nullable @Size(max = 100) List<@NotNull UUID> creditNoteIds) {

    List<UUID> invoices() {
        return invoiceIds == null ? List.of() : invoiceIds.stream().distinct().toList();
    }

    List<UUID> creditNotes() {
        return creditNoteIds == null
                ? List.of()
                : creditNoteIds.stream().distinct().toList();
    }
}
