package io.tieout.reconciliation.workbench;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line with what somebody needs to see to choose the next one.
///
/// @param ownerId who sees to it
/// @param version of the ownership: what taking it over names
/// @param reasons kinds of the open discrepancies about it
/// @param candidates where everything stands that could explain it, with its evidence
/// @param history where everything stands that happened to it
record QueuedLineResponse(
        UUID lineId,
        UUID bankAccountId,
        WorkState state,
        LocalDate bookingDate,
        Money amount,
        @Nullable String counterpartyName,
        @Nullable String counterpartyIban,
        String remittance,
        @Nullable String structuredReference,
        @Nullable UUID ownerId,
        long version,
        List<String> reasons,
        @Nullable ProposalSummary proposal,
        String candidates,
        String history) {

    /// How far the line is, as in the queue, or beyond it.
    enum WorkState {
        WAITING,
        PROPOSED,
        UNEXPLAINED,
        REFUSED,
        DECIDED,
        /// Explained and booked: no longer in the queue.
        DONE
    }

    /// What the engine has for the line.
    ///
    /// @param tag names exactly these proposals; whoever confirms one of them gives it back
    /// @param model how the best one explains the amount
    record ProposalSummary(
            String tag,
            String ruleVersion,
            int count,
            @Nullable String model,
            @Nullable Integer score) {

        private static @Nullable ProposalSummary from(ResultSet row) throws SQLException {
            var tag = row.getString("tag");
            return tag == null
                    ? null
                    : new ProposalSummary(
                            tag,
                            row.getString("rule_version"),
                            row.getInt("proposals"),
                            row.getString("model"),
                            row.getObject("score", Integer.class));
        }
    }

    List<String> ageKey() {
        return List.of(bookingDate.toString(), lineId.toString());
    }

    List<String> amountKey() {
        return List.of(Long.toString(Math.abs(amount.minorUnits())), lineId.toString());
    }

    static QueuedLineResponse from(ResultSet row, int rowNumber) throws SQLException {
        var lineId = row.getObject("line_id", UUID.class);
        return new QueuedLineResponse(
                lineId,
                row.getObject("bank_account_id", UUID.class),
                WorkState.valueOf(row.getString("work_state")),
                row.getObject("booking_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("counterparty_name"),
                row.getString("counterparty_iban"),
                row.getString("remittance"),
                row.getString("structured_reference"),
                row.getObject("owner_id", UUID.class),
                row.getLong("owner_version"),
                List.of((String[]) row.getArray("reasons").getArray()),
                ProposalSummary.from(row),
                "/api/v1/bank-lines/" + lineId + "/candidates",
                "/api/v1/bank-lines/" + lineId + "/history");
    }
}
