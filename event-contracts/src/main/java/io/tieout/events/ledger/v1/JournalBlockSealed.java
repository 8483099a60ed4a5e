package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The next block of the journal: entries that will never change, in their gapless order.
///
/// @param blockNumber 1, 2, 3 … per company
/// @param firstSequence sequence of the first entry; follows the last of the block before
/// @param checkpoint what was signed about the block; none in events from before the journal was signed
/// @param accountRoles accounts of the chart that have a role, whether the block books on them or not; none in events
///     from before blocks told them
public record JournalBlockSealed(
        UUID companyId,
        long blockNumber,
        long firstSequence,
        long lastSequence,
        List<Entry> entries,
        @Nullable Checkpoint checkpoint,
        @Nullable List<AccountRole> accountRoles) {

    public JournalBlockSealed {
        entries = List.copyOf(entries);
        accountRoles = accountRoles == null ? null : List.copyOf(accountRoles);
    }

    /// A block that tells no roles.
    public JournalBlockSealed(
            UUID companyId,
            long blockNumber,
            long firstSequence,
            long lastSequence,
            List<Entry> entries,
            @Nullable Checkpoint checkpoint) {
        this(companyId, blockNumber, firstSequence, lastSequence, entries, checkpoint, null);
    }

    /// A block without checkpoint.
    public JournalBlockSealed(
            UUID companyId, long blockNumber, long firstSequence, long lastSequence, List<Entry> entries) {
        this(companyId, blockNumber, firstSequence, lastSequence, entries, null);
    }

    /// @param source what it comes from: `MANUAL`, `INVOICE`, `BANK_LINE`, `PAYMENT`, `REVERSAL`, `OPENING` …
    /// @param sourceId the document or fact behind it
    public record Entry(
            UUID entryId,
            long sequence,
            LocalDate effectiveDate,
            Instant recordedAt,
            String source,
            @Nullable UUID sourceId,
            List<Line> lines) {

        public Entry {
            lines = List.copyOf(lines);
        }
    }

    /// @param side `DEBIT` or `CREDIT`
    /// @param amount not negative, in the company's currency
    /// @param foreignAmount not negative, what the line moved in another currency; zero where only its worth
    ///     changed; none for a line in the company's currency, and in events from before lines told it
    /// @param supplier whom it is about, on lines that say so
    public record Line(
            String accountCode,
            String side,
            Money amount,
            @Nullable Money foreignAmount,
            @Nullable Supplier supplier) {

        /// A line that is about no supplier.
        public Line(String accountCode, String side, Money amount, @Nullable Money foreignAmount) {
            this(accountCode, side, amount, foreignAmount, null);
        }

        /// A line in the company's currency.
        public Line(String accountCode, String side, Money amount) {
            this(accountCode, side, amount, null);
        }
    }

    /// @param documentNumber of the bill that the line owes or settles, as the supplier numbers it
    /// @param documentDate what the paper says
    public record Supplier(UUID supplierId, @Nullable String documentNumber, LocalDate documentDate) {}

    /// @param role what the ledger uses the account for: `RECEIVABLE`, `REVENUE` … Each role has one account at a time
    public record AccountRole(String accountCode, String role) {}

    /// An anchor of the journal outside the ledger's database: with it, a rewritten journal is found.
    ///
    /// @param root of the hash tree over the entries, hexadecimal
    /// @param previous hash of the checkpoint before, hexadecimal
    /// @param sealedAt exactly as it was signed, with six digits of the second
    /// @param keyId the key that signed
    /// @param publicKey X.509 in Base64
    /// @param signature Ed25519, hexadecimal
    public record Checkpoint(
            String root, String previous, String sealedAt, String keyId, String publicKey, String signature) {}
}
