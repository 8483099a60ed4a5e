package io.tieout.ledger.foreignitem;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// The feature whose document an item belongs to. An interface, because items may not know the documents:
/// the documents know the items. All calls are made in the transaction of the settlement.
public interface ForeignItemOwner {

    ForeignItem.Kind kind();

    /// Makes sure that the document can take it, and locks it: documents are locked before items.
    void plan(UUID companyId, ForeignItemId id, Money amount);

    void settled(
            UUID companyId,
            ForeignItemId id,
            UUID settlementId,
            Money amount,
            EntryId entryId,
            LocalDate effectiveDate);

    void planUndo(UUID companyId, ForeignItemId id, UUID settlementId, LocalDate effectiveDate);

    void undone(UUID companyId, ForeignItemId id, UUID settlementId, EntryId reversalEntryId, LocalDate effectiveDate);
}
