package io.tieout.ledger.creditnote;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.util.UUID;

/// A credit note that was issued for another feature.
///
/// @param settled what it settled of its invoice; the rest can be used for others
public record IssuedCredit(UUID creditNoteId, String number, EntryId entryId, Money settled) {}
