package io.tieout.ledger.journal;

import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.web.Page;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param periodFrom first month of the effective dates
/// @param periodTo last month of the effective dates
/// @param since entries recorded at this moment or later are listed
/// @param items in the order in which they were recorded
/// @param next an opaque cursor for the following page, absent on the last one
record JournalChangesResponse(
        YearMonth periodFrom,
        YearMonth periodTo,
        Instant since,
        List<EntryResponse> items,
        @Nullable String next) implements Tabular {

    JournalChangesResponse(YearMonth periodFrom, YearMonth periodTo, Instant since, Page<EntryResponse> page) {
        this(periodFrom, periodTo, since, page.items(), page.next());
    }

    @Override
    public Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var entry : items) {
            for (var line : entry.lines()) {
                rows.add(Table.row(
                        entry.recordedAt(),
                        entry.effectiveDate(),
                        entry.id().value(),
                        entry.source(),
                        entry.text(),
                        line.account(),
                        line.side() == Side.DEBIT ? line.amount() : null,
                        line.side() == Side.CREDIT ? line.amount() : null,
                        line.amount().currency()));
            }
        }
        return new Table(
                "changes",
                List.of(
                        "recordedAt",
                        "effectiveDate",
                        "entry",
                        "source",
                        "text",
                        "account",
                        "debit",
                        "credit",
                        "currency"),
                rows);
    }
}
