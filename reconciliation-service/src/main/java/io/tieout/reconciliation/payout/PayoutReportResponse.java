package io.tieout.reconciliation.payout;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A report with its payouts.
record PayoutReportResponse(@JsonUnwrapped Summary report, List<PayoutResponse> payouts) {

    /// @param profile by whose columns it was read: `stripe`, `adyen`, `paypal` or `generic`
    /// @param payoutsRepeated payouts of the file that an earlier report had
    /// @param withdrawnAt when it was taken back, with its payouts
    record Summary(
            UUID payoutReportId,
            UUID bankAccountId,
            String fileName,
            long fileSize,
            String profile,
            int payoutsRepeated,
            UUID uploadedBy,
            Instant uploadedAt,
            @Nullable Instant withdrawnAt,
            @Nullable UUID withdrawnBy,
            @Nullable String withdrawalReason) {}

    /// @param refunds positive, with chargebacks
    /// @param lineId the bank line that it is, where that is known
    /// @param freed lines that it was given by mistake
    record PayoutResponse(
            UUID payoutId,
            @Nullable String reference,
            @Nullable LocalDate paidOn,
            Money gross,
            Money refunds,
            Money fees,
            Money net,
            int rows,
            @Nullable UUID lineId,
            List<Freed> freed) {

        record Freed(UUID lineId, String reason, UUID freedBy, Instant freedAt) {}

        PayoutResponse with(List<Freed> lines) {
            return new PayoutResponse(
                    payoutId, reference, paidOn, gross, refunds, fees, net, rows, lineId, List.copyOf(lines));
        }

        static PayoutResponse from(ResultSet row, int rowNumber) throws SQLException {
            var currency = row.getString("currency");
            return new PayoutResponse(
                    row.getObject("payout_id", UUID.class),
                    row.getString("reference"),
                    row.getObject("paid_on", LocalDate.class),
                    Money.ofMinor(row.getLong("gross_minor"), currency),
                    Money.ofMinor(row.getLong("refunds_minor"), currency),
                    Money.ofMinor(row.getLong("fees_minor"), currency),
                    Money.ofMinor(row.getLong("net_minor"), currency),
                    row.getInt("row_count"),
                    row.getObject("line_id", UUID.class),
                    List.of());
        }
    }
}
