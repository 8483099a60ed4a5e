package io.tieout.ledger.withholding;

import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param taxCode of the kind `WITHHOLDING`
/// @param base what the tax is on; the invoice's net amount when absent
/// @param effectiveDate the accounting date, and the day whose rate counts
/// @param taxExchangeRate what a unit of the invoice's currency is worth where the tax is credited; as the tax
/// settings say when absent, else the rate of that day
record WithholdRequest(
        @NotNull InvoiceId invoiceId,
        @NotBlank @Size(max = 40) String taxCode,
        @Nullable Money base,
        @NotNull LocalDate effectiveDate,
        @Nullable Rate taxExchangeRate) {}
