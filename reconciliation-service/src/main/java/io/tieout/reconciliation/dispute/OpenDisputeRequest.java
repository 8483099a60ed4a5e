package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import io.tieout.platform.security.Caller;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param amount what is disputed of the invoice
/// @param text the first message of the thread, which the customer sees
/// @param deadline until when it should be over; in 30 days when absent
record OpenDisputeRequest(
        @NotNull UUID invoiceId,
        @NotNull Money amount,
        @NotNull DisputeReason reasonCode,
        @NotBlank @Size(max = 4000) String text,
        @Nullable LocalDate deadline) {

    OpenDispute by(Caller caller) {
        return new OpenDispute(
                caller.companyId(), invoiceId, amount, reasonCode, text, DisputeSide.COMPANY, caller.id(), deadline);
    }
}
