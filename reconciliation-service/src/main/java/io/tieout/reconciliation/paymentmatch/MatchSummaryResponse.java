package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.LineKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// @param classification what the line is, when the match says that it is no payment
record MatchSummaryResponse(
        UUID matchId,
        UUID lineId,
        UUID bankAccountId,
        LocalDate bookingDate,
        Money amount,
        MatchKind kind,
        @Nullable LineKind classification,
        Decision decision,
        Decider decidedBy,
        @Nullable UUID userId,
        MatchStatus status,
        List<Flag> flags,
        Instant decidedAt,
        @Nullable Instant answeredAt,
        @Nullable UUID entryId,
        @Nullable String refusalCode) {

    static MatchSummaryResponse from(ResultSet row, int rowNumber) throws SQLException {
        var kind = row.getString("line_kind");
        var answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new MatchSummaryResponse(
                row.getObject("match_id", UUID.class),
                row.getObject("line_id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                MatchKind.valueOf(row.getString("kind")),
                kind == null ? null : LineKind.valueOf(kind),
                Decision.valueOf(row.getString("decision")),
                Decider.valueOf(row.getString("decided_by")),
                row.getObject("user_id", UUID.class),
                MatchStatus.valueOf(row.getString("status")),
                Stream.of((String[]) row.getArray("flags").getArray())
                        .map(Flag::valueOf)
                        .toList(),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getObject("entry_id", UUID.class),
                row.getString("refusal_code"));
    }
}
