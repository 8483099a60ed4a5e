package io.tieout.reconciliation.openitem;

import io.tieout.platform.event.DependencyMissing;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.LookupKeys;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        if (!item.fromEvent() && items.hasEvents(item.companyId(), item.invoiceId())) {
            items.describe(item);
            return;
        }
        turn.share(item.companyId(), item.total().currency());
        if (items.put(item)) {
            opened(item.companyId(), item.invoiceId(), item.keys());
        }
    }

    /// Something was paid or used, or is open again.
    ///
    /// What takes from an item needs no turn: a decision under way that wants the same money finds it gone when it
    /// reserves. So the many answers to a statement's matches do not stop the matching of its other lines.
    void change(ItemChange change) {
        boolean moreIsOpen = Long.signum(change.changed().minorUnits())
                        * Long.signum(change.open().minorUnits())
                > 0;
        if (moreIsOpen) {
            turn.share(change.companyId(), change.open().currency());
        }
        if (!items.change(change)) {
            throw new DependencyMissing("open item " + change.invoiceId());
        }
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

    /// Takes the engine's part of a company and currency until the end of the transaction: replicas share the work.
    ///
    /// @return false when another replica's engine has it
    public boolean claim(UUID companyId, Currency currency) {
        return turn.claim(companyId, currency);
    }

    /// Waits until nobody else decides over, or opens, items of this company and currency, and keeps it so until the
    /// end of the transaction, on whichever replica. So a decision sees every item that was committed before it, no
    /// two decisions take the same money, and an item that comes afterwards finds the lines that wait for it.
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
        reserveAll(companyId, currency, Map.of(matchId, reservations));
    }

    /// Reserves for many matches, all or nothing. Each takes what those before it have left.
    ///
    /// @param byMatch in the order of the decisions
    public void reserveAll(UUID companyId, Currency currency, Map<UUID, List<Reservation>> byMatch) {
        var wanted = byMatch.values().stream()
                .flatMap(List::stream)
                .map(Reservation::invoiceId)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return;
        }
        var left = new HashMap<UUID, Long>();
        for (var item : items.lock(companyId, wanted)) {
            if (item.currency().equals(currency)) {
                left.put(item.invoiceId(), item.availableMinor());
            }
        }
        byMatch.values().stream()
                .flatMap(List::stream)
                .forEach(reservation -> left.put(
                        reservation.invoiceId(), remaining(reservation, left.get(reservation.invoiceId()), currency)));
        items.reserve(companyId, byMatch);
    }

    private static long remaining(Reservation reservation, @Nullable Long available, Currency currency) {
        if (available == null) {
            throw new OpenItemUnknown(reservation.invoiceId());
        }
        boolean sameSide = Long.signum(reservation.amountMinor()) == Long.signum(available);
        if (!sameSide || Math.abs(reservation.amountMinor()) > Math.abs(available)) {
            throw new ExceedsOpenAmount(
                    reservation.invoiceId(),
                    Money.ofMinor(available, currency),
                    Money.ofMinor(reservation.amountMinor(), currency));
        }
        return available - reservation.amountMinor();
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
