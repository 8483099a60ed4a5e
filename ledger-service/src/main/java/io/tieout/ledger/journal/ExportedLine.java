package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A line with the dates of its entry, as it leaves for another program.
record ExportedLine(
        UUID entryId,
        LocalDate effectiveDate,
        LocalDate documentDate,
        String text,
        AccountCode account,
        Side side,
        Money amount) {}
