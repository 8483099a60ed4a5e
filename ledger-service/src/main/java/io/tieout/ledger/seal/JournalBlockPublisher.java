package io.tieout.ledger.seal;

import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class JournalBlockPublisher {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Outbox outbox;

    JournalBlockPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @param roles codes of the accounts that have a role, by role
    void sealed(SealedBlock block, Checkpoint checkpoint, SealPublicKey key, SortedMap<String, String> roles) {
        outbox.publish(new OutboxEvent<>(
                LedgerEvents.JOURNAL_BLOCK_SEALED,
                block.companyId(),
                block.companyId(),
                block.number(),
                null,
                payload(block, checkpoint, key, roles)));
    }

    static JournalBlockSealed payload(
            SealedBlock block, Checkpoint checkpoint, SealPublicKey key, SortedMap<String, String> roles) {
        var sequence = block.firstSequence();
        var entries = new ArrayList<JournalBlockSealed.Entry>();
        for (var entry : block.entries()) {
            entries.add(new JournalBlockSealed.Entry(
                    entry.id(),
                    sequence++,
                    entry.effectiveDate(),
                    entry.recordedAt(),
                    entry.source(),
                    entry.sourceId(),
                    entry.lines().stream()
                            .map(line -> new JournalBlockSealed.Line(
                                    line.accountCode(),
                                    line.side(),
                                    Money.ofMinor(line.amountMinor(), line.currency()),
                                    foreignAmount(line),
                                    supplier(entry, line)))
                            .toList()));
        }
        return new JournalBlockSealed(
                block.companyId(),
                block.number(),
                block.firstSequence(),
                block.lastSequence(),
                entries,
                new JournalBlockSealed.Checkpoint(
                        checkpoint.root().hex(),
                        checkpoint.previous().hex(),
                        CanonicalEntry.instant(checkpoint.sealedAt()),
                        checkpoint.keyId(),
                        key.encoded(),
                        checkpoint.signature()),
                roles.entrySet().stream()
                        .map(role -> new JournalBlockSealed.AccountRole(role.getValue(), role.getKey()))
                        .toList());
    }

    /// Told to those who keep suppliers' ledgers; a text that is no id is somebody's own note.
    private static JournalBlockSealed.@Nullable Supplier supplier(SealedBlock.Entry entry, SealedBlock.Line line) {
        var supplier = line.dimensions().get("supplierId");
        if (supplier == null || !ID.matcher(supplier.toString()).matches()) {
            return null;
        }
        var number = line.dimensions().get("documentNumber");
        return new JournalBlockSealed.Supplier(
                UUID.fromString(supplier.toString()), number == null ? null : number.toString(), entry.documentDate());
    }

    private static @Nullable Money foreignAmount(SealedBlock.Line line) {
        var minor = line.foreignMinor();
        var currency = line.foreignCurrency();
        return minor == null || currency == null ? null : Money.ofMinor(Long.parseLong(minor), currency);
    }
}
