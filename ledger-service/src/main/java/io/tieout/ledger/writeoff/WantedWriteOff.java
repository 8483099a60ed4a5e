package io.tieout.ledger.writeoff;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody wants to give up.
///
/// @param amount all that is open when none
record WantedWriteOff(
        InvoiceId invoiceId,
        @Nullable Money amount,
        WriteOffMethod method,
        boolean taxRelief,
        LocalDate date,
        String reason) {}
