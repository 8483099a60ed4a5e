package io.tieout.ledger.taxdocument;

import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document of the tax authority.
///
/// @param series with `number` our own number
/// @param authorityNumber none while the authority has not given it
/// @param transactionCode Indonesia's: whom it is for and on which base
/// @param redLetter takes an earlier one back
/// @param replaces the one in whose place it stands
record TaxDocument(
        UUID companyId,
        TaxDocumentId id,
        TaxDocumentKind kind,
        String series,
        long number,
        @Nullable String authorityNumber,
        @Nullable String transactionCode,
        boolean redLetter,
        UUID customerId,
        LocalDate date,
        TaxDocumentStatus status,
        @Nullable TaxDocumentId replaces,
        @Nullable String cancellationReason,
        List<UUID> invoices,
        List<UUID> creditNotes,
        UUID recordedBy,
        long version) {

    TaxDocument {
        invoices = List.copyOf(invoices);
        creditNotes = List.copyOf(creditNotes);
        if (invoices.isEmpty() && creditNotes.isEmpty()) {
            throw new TaxDocumentRefused("/invoiceIds", "are missing: a tax document covers something");
        }
        if (redLetter && creditNotes.isEmpty()) {
            throw new TaxDocumentRefused("/creditNoteIds", "are missing: a red one takes something back");
        }
        switch (kind) {
            case FAPIAO -> {
                if (transactionCode != null) {
                    throw new TaxDocumentRefused("/transactionCode", "is Indonesia's");
                }
            }
            case FAKTUR_PAJAK -> {
                if (transactionCode == null || !transactionCode.matches("0[1-9]|10")) {
                    throw new TaxDocumentRefused("/transactionCode", "must be 01 to 10");
                }
            }
        }
        if (authorityNumber != null) {
            requireShape(kind, transactionCode, authorityNumber);
        }
    }

    void requireVersion(long expected) {
        if (version != expected) {
            throw new StaleVersion(expected, version);
        }
    }

    /// The authority gives a number once.
    void requireAwaitsNumber(String wanted) {
        requireShape(kind, transactionCode, wanted);
        if (status != TaxDocumentStatus.PENDING) {
            throw new TaxDocumentDecided(id, status);
        }
    }

    void requireStanding() {
        if (status != TaxDocumentStatus.PENDING && status != TaxDocumentStatus.ISSUED) {
            throw new TaxDocumentDecided(id, status);
        }
    }

    private static void requireShape(TaxDocumentKind kind, @Nullable String code, String number) {
        if (!number.matches("[0-9]{" + kind.digits() + "}")) {
            throw new TaxDocumentRefused("/authorityNumber", "must have " + kind.digits() + " digits");
        }
        if (code != null && !number.startsWith(code)) {
            throw new TaxDocumentRefused("/authorityNumber", "must begin with the transaction code " + code);
        }
    }
}
