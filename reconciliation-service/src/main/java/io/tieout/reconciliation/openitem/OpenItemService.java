package io.tieout.reconciliation.openitem;

import io.tieout.platform.event.DependencyMissing;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.LookupKeys;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps open items, and what matches have reserved on them.
@Service
@Transactional
public class OpenItemService {

    private final OpenItemRepository items;
    private final TurnRepository turn;
    private final List<OpenItemsObserver> observers;

    OpenItemService(OpenItemRepository items, TurnRepository turn, List<OpenItemsObserver> observers) {
        this.items = items;
        this.turn = turn;
        this.observers = List.copyOf(observers);
    }

    /// An invoice is issued, or its state tells of it before its events do.
    void put(IssuedItem item) {
        turn.share(item.companyId(), item.total().currency());
        if (!item.fromEvent() && items.hasEvents(item.companyId(), item.invoiceId())) {
            items.describe(item);
            return;
        }
        if (items.put(item)) {
            opened(item.companyId(), item.invoiceId(), item.keys());
        }
    }

    /// Something was paid or used, or is open again.
    void change(ItemChange change) {
        turn.share(change.companyId(), change.open().currency());
        if (!items.change(change)) {
            throw new DependencyMissing("open item " + change.invoiceId());
        }
        var matchId = change.matchId();
        if (matchId != null) {
            items.release(change.companyId(), matchId, change.invoiceId());
        }
        boolean moreIsOpen = Long.signum(change.changed().minorUnits())
                        * Long.signum(change.open().minorUnits())
                > 0;
        if (moreIsOpen) {
            items.keys(change.companyId(), change.invoiceId())
                    .ifPresent(keys -> opened(change.companyId(), change.invoiceId(), keys));
        }
    }

    private void opened(UUID companyId, UUID invoiceId, LookupKeys.OfItem keys) {
        items.find(companyId, List.of(invoiceId)).stream()
                .filter(item -> item.availableMinor() != 0 && !item.voided())
                .forEach(item -> observers.forEach(observer -> observer.itemOpened(
                        companyId, item.customerId(), item.currency(), item.availableMinor(), keys)));
    }

    /// Waits until nobody else decides over, or changes, the open items of this company and currency, and keeps it
    /// so until the end of the transaction, on whichever replica. So a decision sees every item that was committed
    /// before it, no two decisions take the same money, and an item that comes afterwards finds the lines that wait
    /// for it.
    public void decideAlone(UUID companyId, Currency currency) {
        turn.take(companyId, currency);
    }

    /// Pieces of the longest document number: how far a number in a text has to be looked for.
    public int longestNumber(UUID companyId) {
        return items.longestNumber(companyId);
    }

    /// Every item that could play a part in the decision on one of these lines: the named ones, the open ones of
    /// this amount and those of possible payers. Of the last two at most one more than the engine cares to count.
    ///
    /// @param payers possible payers with their groups
    public List<AvailableItem> candidates(
            UUID companyId,
            Currency currency,
            Collection<Line> lines,
            Collection<LookupKeys.OfLine> keys,
            Collection<UUID> payers,
            int countable) {
        return items.candidates(companyId, currency, lines, keys, payers, countable);
    }

    public List<AvailableItem> find(UUID companyId, Collection<UUID> invoiceIds) {
        return items.find(companyId, invoiceIds);
    }

    /// Reserves for a match, all or nothing.
    public void reserve(UUID companyId, UUID matchId, Currency currency, List<Reservation> reservations) {
        var known = items
                .lock(
                        companyId,
                        reservations.stream()
                                .map(Reservation::invoiceId)
                                .sorted()
                                .toList())
                .stream()
                .collect(Collectors.toMap(AvailableItem::invoiceId, item -> item));
        var sorted = reservations.stream()
                .sorted(Comparator.comparing(Reservation::invoiceId))
                .toList();
        for (var reservation : sorted) {
            var item = known.get(reservation.invoiceId());
            if (item == null || !item.currency().equals(currency)) {
                throw new OpenItemUnknown(reservation.invoiceId());
            }
            boolean sameSide = Long.signum(reservation.amountMinor()) == Long.signum(item.availableMinor());
            if (!sameSide || Math.abs(reservation.amountMinor()) > Math.abs(item.availableMinor())) {
                throw new ExceedsOpenAmount(
                        item.invoiceId(),
                        Money.ofMinor(item.availableMinor(), currency),
                        Money.ofMinor(reservation.amountMinor(), currency));
            }
        }
        items.reserve(companyId, matchId, sorted);
    }

    /// The ledger refused the match: everything it had asked for is available again.
    public void release(UUID companyId, UUID matchId, Currency currency) {
        turn.share(companyId, currency);
        for (var invoiceId : items.reservedBy(companyId, matchId)) {
            items.release(companyId, matchId, invoiceId);
            items.keys(companyId, invoiceId).ifPresent(keys -> opened(companyId, invoiceId, keys));
        }
    }
}
