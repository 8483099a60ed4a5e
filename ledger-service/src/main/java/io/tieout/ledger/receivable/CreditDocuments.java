package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Documents by which we owe somebody: a bank line takes them with a negative amount, alone (money that is paid out)
/// or beside invoices (the customer kept it back). An interface, because who applies payments may not know who has such
/// documents.
public interface CreditDocuments {

    /// Whether money goes out with it; otherwise the customer keeps it back from money that comes in.
    boolean arePaidOut();

    /// Whether money may come back for it: then amounts above zero may be of such documents, too. Otherwise only a
    /// negative amount takes one.
    default boolean bringMoneyBack() {
        return false;
    }

    /// Those of the ids that are documents of this kind.
    Set<UUID> known(UUID companyId, Collection<UUID> ids);

    /// Makes sure that each can give its amount now, and keeps it so until the transaction ends. All are locked at
    /// once, the lowest id first: two that want the same ones must not wait for each other.
    ///
    /// @param amounts by document, negative unless it [#bringMoneyBack]
    List<PlannedCredit> plan(UUID companyId, Map<UUID, Money> amounts);

    /// Takes what was planned.
    void settle(UUID companyId, List<PlannedCredit> credits, Settling by);

    /// Keeps what a match had taken until the transaction ends: documents are locked before anything is posted.
    void planUndo(UUID companyId, UUID matchId);

    /// Gives back what a match had taken, if anything.
    void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date);

    /// The payment that takes them.
    ///
    /// @param bookedOn the day of the bank line
    /// @param date the accounting date of its entry: later where the day's period was closed
    record Settling(UUID matchId, EntryId entryId, LocalDate bookedOn, LocalDate date) {}
}
