package io.tieout.ledger.taxreport;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The documents behind one row of the tax report, in the order of their accounting dates.
///
/// @param dimensions only lines of these; absent when all count
/// @param next cursor of the following page, absent on the last one
record TaxDocumentsResponse(
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        TaxDirection direction,
        String taxCode,
        List<Row> items,
        @Nullable String next)
        implements Tabular {

    /// @param sourceId the document behind the entry
    /// @param link the document, or the entry where there is none
    record Row(
            EntryId entryId,
            LocalDate effectiveDate,
            EntrySource source,
            @Nullable UUID sourceId,
            String text,
            Money base,
            Money tax,
            String link) {

        static Row of(
                TaxDirection direction,
                EntryId entryId,
                LocalDate effectiveDate,
                EntrySource source,
                @Nullable UUID sourceId,
                String text,
                Money base,
                Money tax) {
            return new Row(
                    entryId,
                    effectiveDate,
                    source,
                    sourceId,
                    text,
                    direction.of(base),
                    direction.of(tax),
                    link(entryId, source, sourceId));
        }

        private static String link(EntryId entryId, EntrySource source, @Nullable UUID sourceId) {
            var document =
                    switch (source) {
                        case INVOICE -> "invoices";
                        case BILL -> "bills";
                        case CREDIT_NOTE -> "credit-notes";
                        case SETTLEMENT_DISCOUNT -> "settlement-discounts";
                        case WRITE_OFF -> "write-offs";
                        case TAX_WITHHOLDING -> "tax-withholdings";
                        default -> null;
                    };
            return document == null || sourceId == null
                    ? "/api/v1/journal-entries/" + entryId.value()
                    : "/api/v1/" + document + "/" + sourceId;
        }
    }

    @Override
    public Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var row : items) {
            rows.add(Table.row(
                    row.effectiveDate(),
                    row.source(),
                    row.text(),
                    row.entryId().value(),
                    row.base(),
                    row.tax(),
                    row.base().currency()));
        }
        return new Table("tax-documents", List.of("date", "source", "text", "entry", "base", "tax", "currency"), rows);
    }
}
