package io.tieout.ledger.journal;

import io.tieout.platform.web.Page;
import java.time.Instant;
import java.time.YearMonth;
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
        @Nullable String next) {

    JournalChangesResponse(YearMonth periodFrom, YearMonth periodTo, Instant since, Page<EntryResponse> page) {
        this(periodFrom, periodTo, since, page.items(), page.next());
    }
}
