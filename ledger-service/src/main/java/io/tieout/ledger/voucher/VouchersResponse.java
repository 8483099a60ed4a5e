package io.tieout.ledger.voucher;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.charttemplate.ReversalPresentation;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param reversals how those entries are shown that take others back
/// @param next cursor of the following page, absent on the last one
record VouchersResponse(
        YearMonth month,
        ReversalPresentation reversals,
        List<Voucher> items,
        @Nullable String next) implements Tabular {

    /// @param red takes another one back, in negative amounts
    record Voucher(
            String number,
            UUID entryId,
            LocalDate effectiveDate,
            LocalDate documentDate,
            EntrySource source,
            String text,
            boolean red,
            List<Line> lines) {

        static Voucher of(String number, VoucherQueries.Numbered entry, List<VoucherQueries.Line> lines, boolean red) {
            return new Voucher(
                    number,
                    entry.entryId(),
                    entry.effectiveDate(),
                    entry.documentDate(),
                    entry.source(),
                    entry.text(),
                    red,
                    lines.stream().map(line -> Line.of(line, red)).toList());
        }
    }

    /// @param amount negative in a red voucher
    record Line(AccountCode account, String name, @Nullable String localName, Side side, Money amount) {

        static Line of(VoucherQueries.Line line, boolean red) {
            return new Line(
                    line.account(),
                    line.name(),
                    line.localName(),
                    red ? line.side().opposite() : line.side(),
                    red ? line.amount().negated() : line.amount());
        }
    }

    @Override
    public Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var voucher : items) {
            for (var line : voucher.lines()) {
                rows.add(Table.row(
                        voucher.number(),
                        voucher.effectiveDate(),
                        voucher.text(),
                        line.account(),
                        line.localName() == null ? line.name() : line.localName(),
                        line.side() == Side.DEBIT ? line.amount() : null,
                        line.side() == Side.CREDIT ? line.amount() : null,
                        line.amount().currency()));
            }
        }
        return new Table(
                "vouchers-" + month,
                List.of("voucher", "date", "text", "account", "name", "debit", "credit", "currency"),
                rows);
    }
}
