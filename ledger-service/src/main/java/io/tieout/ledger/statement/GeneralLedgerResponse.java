package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account's lines in the order of their accounting dates.
///
/// @param dimensions only lines of these; absent when all are shown
/// @param opening debit minus credit before `from`
/// @param closing debit minus credit at the end of `to`
/// @param next cursor of the following page, absent on the last one
record GeneralLedgerResponse(
        AccountCode account,
        String name,
        AccountType type,
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        Currency currency,
        Money opening,
        Money closing,
        List<Line> items,
        @Nullable String next)
        implements Tabular {

    /// @param balance debit minus credit of the account after this line
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
            Side side,
            Money amount,
            Money balance,
            Map<String, String> dimensions,
            String link) {

        Line standingAt(Money running) {
            return new Line(
                    entryId,
                    line,
                    effectiveDate,
                    documentDate,
                    recordedAt,
                    text,
                    source,
                    sourceId,
                    side,
                    amount,
                    running,
                    dimensions,
                    link);
        }
    }

    @Override
    public Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        rows.add(Table.row(from, null, "Opening balance", null, null, null, opening, currency));
        for (var line : items) {
            var debit = line.side() == Side.DEBIT ? line.amount() : null;
            var credit = line.side() == Side.CREDIT ? line.amount() : null;
            rows.add(Table.row(
                    line.effectiveDate(),
                    line.documentDate(),
                    line.text(),
                    line.entryId().value(),
                    debit,
                    credit,
                    line.balance(),
                    currency));
        }
        return new Table(
                "general-ledger-" + account,
                List.of("effectiveDate", "documentDate", "text", "entry", "debit", "credit", "balance", "currency"),
                rows);
    }
}
