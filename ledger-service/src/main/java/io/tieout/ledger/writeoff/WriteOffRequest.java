package io.tieout.ledger.writeoff;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param amount all that is open when absent
/// @param taxRelief whether the tax on it is no longer owed either; false when absent
/// @param effectiveDate the accounting date it will be posted at
record WriteOffRequest(
        @NotNull InvoiceId invoiceId,
        @Nullable Money amount,
        @NotNull WriteOffMethod method,
        @Nullable Boolean taxRelief,
        @NotNull LocalDate effectiveDate,
        @NotBlank @Size(max = 500) String reason) {

    WantedWriteOff wanted() {
        return new WantedWriteOff(invoiceId, amount, method, Boolean.TRUE.equals(taxRelief), effectiveDate, reason);
    }
}
