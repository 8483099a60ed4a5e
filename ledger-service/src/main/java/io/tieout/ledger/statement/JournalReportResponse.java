package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All lines in the order of their accounting dates, entry by entry.
///
/// @param dimensions only lines of these, which need not balance; absent when all are shown
/// @param debit of the whole period, as is `credit`
/// @param next cursor of the following page, absent on the last one
record JournalReportResponse(
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        Currency currency,
        Money debit,
        Money credit,
        List<Line> items,
        @Nullable String next)
        implements Tabular {

    static final List<String> HEADER = List.of(
            "effectiveDate",
            "documentDate",
            "recordedAt",
            "entry",
            "line",
            "source",
            "text",
            "account",
            "name",
            "debit",
            "credit",
            "currency");

    /// @param sourceId the document or fact behind the entry
    /// @param link the entry
    record Line(
            EntryId entryId,
            int line,
            LocalDate effectiveDate,
            LocalDate documentDate,
            Instant recordedAt,
            String text,
            EntrySource source,
            @Nullable UUID sourceId,
            AccountCode account,
            String name,
            Side side,
            Money amount,
            Map<String, String> dimensions,
            String link) {

        List<@Nullable Object> cells() {
            return Table.row(
                    effectiveDate,
                    documentDate,
                    recordedAt,
                    entryId.value(),
                    line,
                    source,
                    text,
                    account,
                    name,
                    side == Side.DEBIT ? amount : null,
                    side == Side.CREDIT ? amount : null,
                    amount.currency());
        }
    }

    @Override
    public Table table() {
        return new Table("journal", HEADER, items.stream().map(Line::cells).toList());
    }
}
