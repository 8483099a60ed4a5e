package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The figures of a reconciliation; its lines are in its document.
///
/// @param lineCount lines of the bank between opening and closing
/// @param atBankOnly what of the closing the books do not have on the day
/// @param unexplained what of it nobody has explained on the day
/// @param difference books less closing and what is at the bank only
/// @param clearingDifference clearing account less what is unexplained
/// @param blockNumber with `sequence` how far the journal was known
/// @param sha256 of the document's bytes
/// @param fourEyes whether another person than its author had to sign, or has to
record BankReconciliationResponse(
        UUID bankReconciliationId,
        UUID bankAccountId,
        LocalDate from,
        LocalDate to,
        Money opening,
        Money closing,
        Money books,
        int lineCount,
        Money atBankOnly,
        Money unexplained,
        Money difference,
        Money clearingDifference,
        long blockNumber,
        long sequence,
        Instant knownAt,
        String sha256,
        ReconciliationStatus status,
        boolean fourEyes,
        UUID preparedBy,
        @Nullable UUID signedBy,
        @Nullable String signedRole,
        @Nullable Instant signedAt,
        long version) {

    static BankReconciliationResponse read(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var signedAt = row.getObject("signed_at", OffsetDateTime.class);
        return new BankReconciliationResponse(
                row.getObject("bank_reconciliation_id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                Money.ofMinor(row.getLong("opening_minor"), currency),
                Money.ofMinor(row.getLong("closing_minor"), currency),
                Money.ofMinor(row.getLong("books_minor"), currency),
                row.getInt("line_count"),
                Money.ofMinor(row.getLong("at_bank_only_minor"), currency),
                Money.ofMinor(row.getLong("unexplained_minor"), currency),
                Money.ofMinor(row.getLong("difference_minor"), currency),
                Money.ofMinor(row.getLong("clearing_difference_minor"), currency),
                row.getLong("block_number"),
                row.getLong("sequence"),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                row.getString("sha256"),
                ReconciliationStatus.valueOf(row.getString("status")),
                row.getBoolean("four_eyes"),
                row.getObject("prepared_by", UUID.class),
                row.getObject("signed_by", UUID.class),
                row.getString("signed_role"),
                signedAt == null ? null : signedAt.toInstant(),
                row.getLong("version"));
    }
}
