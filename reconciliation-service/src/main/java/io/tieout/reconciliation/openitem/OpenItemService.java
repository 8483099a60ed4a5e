package io.tieout.reconciliation.openitem;

import io.tieout.platform.event.DependencyMissing;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.LookupKeys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    private final Clock clock;

    OpenItemService(OpenItemRepository items, TurnRepository turn, List<OpenItemsObserver> observers, Clock clock) {
        this.items = items;
        this.turn = turn;
        this.observers = List.copyOf(observers);
        this.clock = clock;
    }

    /// An item is issued, as an event tells.
    void put(IssuedItem item) {
        turn.share(item.companyId(), item.total().currency());
        // After the turn: an item that waited for a decision comes after it.
        if (items.put(item, clock.instant())) {
            opened(item.companyId(), item.invoiceId(), item.keys());
        }
    }

    /// What states tell of a company's items: where events have told of an item, they know better what is open.
    ///
    /// @param states in their order
    void putStates(UUID companyId, List<IssuedItem> states) {
        var newest = new LinkedHashMap<UUID, IssuedItem>();
        states.forEach(state -> newest.put(state.invoiceId(), state));
        var known = items.withEvents(companyId, newest.keySet());
        newest.values().stream()
                .filter(state -> !known.contains(state.invoiceId()))
                .forEach(this::put);
        var describing = newest.values().stream()
                .filter(state -> known.contains(state.invoiceId()))
                .toList();
        if (!describing.isEmpty()) {
            items.describe(companyId, describing);
        }
    }

    /// Something was paid or used, or is open again.
    void change(ItemChange change) {
        change(change.companyId(), List.of(change));
    }

    /// The same of many items of a company, in the order of each item's versions.
    ///
    /// What takes from an item needs no turn: a decision under way that wants the same money finds it gone when it
    /// reserves. So the many answers to a statement's matches do not stop the matching of its other lines.
    void change(UUID companyId, List<ItemChange> changes) {
        var moreOpen = changes.stream().filter(ItemChange::leavesMoreOpen).toList();
        inOrder(moreOpen.stream().map(change -> change.open().currency()).collect(Collectors.toSet()))
                .forEach(currency -> turn.share(companyId, currency));
        var changed = changes.stream().map(ItemChange::invoiceId).collect(Collectors.toCollection(HashSet::new));
        if (changed.size() > 1) {
            // In the order of their ids: two that change the same items must not wait for each other.
            items.lock(companyId, changed);
        }
        changed.removeAll(items.change(companyId, changes, clock.instant()));
        if (!changed.isEmpty()) {
            throw new DependencyMissing("open items " + changed);
        }
        for (var change : moreOpen) {
            items.keys(companyId, change.invoiceId()).ifPresent(keys -> opened(companyId, change.invoiceId(), keys));
        }
    }

    /// From now on it may be paid.
    void approve(ItemChange change) {
        change(change);
        items.setReleased(change);
    }

    /// It was wrong, and nothing of it is left.
    void takeBack(ItemChange change) {
        change(change);
        items.setVoided(change.companyId(), change.invoiceId());
    }

    boolean isKnown(UUID companyId, UUID itemId) {
        return items.exists(companyId, itemId);
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

    /// The same for the items of several currencies.
    public void decideAlone(UUID companyId, Set<Currency> currencies) {
        inOrder(currencies).forEach(currency -> turn.take(companyId, currency));
    }

    /// Two that want the same currencies must not wait for each other.
    private static Set<Currency> inOrder(Set<Currency> currencies) {
        var sorted = new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode));
        sorted.addAll(currencies);
        return sorted;
    }

    /// Pieces of the longest document number: how far a number in a text has to be looked for.
    public int longestNumber(UUID companyId) {
        return items.longestNumber(companyId);
    }

    /// Every item that could play a part in the decision on these lines.
    public List<AvailableItem> candidates(CandidateSearch search) {
        return items.candidates(search);
    }

    /// In which currencies these customers owe something.
    public Set<Currency> openCurrencies(UUID companyId, Collection<UUID> customerIds) {
        return customerIds.isEmpty() ? Set.of() : items.openCurrencies(companyId, customerIds);
    }

    /// Whether the company owes suppliers anything, or ever did: money that comes in may be about it.
    public boolean hasPayables(UUID companyId) {
        return items.hasPayables(companyId);
    }

    /// Every bill and credit note of a supplier that could play a part in the decision on these lines, whatever is open
    /// of it.
    public List<AvailableItem> bills(CandidateSearch search) {
        return items.bills(search);
    }

    public List<AvailableItem> find(UUID companyId, Collection<UUID> invoiceIds) {
        return items.find(companyId, invoiceIds);
    }

    /// The deals that items are part of, where they are.
    public Map<UUID, UUID> dealsOf(UUID companyId, Collection<UUID> invoiceIds) {
        return invoiceIds.isEmpty() ? Map.of() : items.dealsOf(companyId, invoiceIds);
    }

    /// The deal that an item is part of.
    public Optional<UUID> dealOf(UUID companyId, UUID invoiceId) {
        return items.dealOf(companyId, invoiceId);
    }

    /// Reserves for a match, all or nothing. What opens an invoice again reserves nothing: until the ledger has
    /// done so, nothing more is open.
    ///
    /// @param ofLine the currency of the bank line
    public void reserve(UUID companyId, UUID matchId, Currency ofLine, List<Reservation> reservations) {
        reserveAll(companyId, ofLine, Map.of(matchId, reservations));
    }

    /// Reserves for many matches, all or nothing. Each takes what those before it have left.
    ///
    /// @param ofLines the currency of the bank lines
    /// @param byMatch in the order of the decisions
    public void reserveAll(UUID companyId, Currency ofLines, Map<UUID, List<Reservation>> byMatch) {
        var wanted = byMatch.values().stream()
                .flatMap(List::stream)
                .map(Reservation::invoiceId)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return;
        }
        var known = items.lock(companyId, wanted).stream()
                .collect(Collectors.toMap(AvailableItem::invoiceId, item -> item));
        var left = new HashMap<UUID, Long>();
        var asking = new LinkedHashMap<UUID, List<Reservation>>();
        byMatch.forEach((matchId, reservations) -> {
            var asked = new ArrayList<Reservation>();
            for (var reservation : reservations) {
                var item = known.get(reservation.invoiceId());
                if (item == null || !item.currency().equals(reservation.itemCurrency(ofLines))) {
                    throw new OpenItemUnknown(reservation.invoiceId());
                }
                if (item.isReopenedBy(reservation.itemMinor())) {
                    // What goes back takes the first exchange back: there the match is undone.
                    if (!item.currency().equals(ofLines)) {
                        throw new OpenItemUnknown(reservation.invoiceId());
                    }
                    requireSettled(item, reservation);
                } else {
                    long available = left.getOrDefault(item.invoiceId(), item.availableMinor());
                    left.put(item.invoiceId(), remaining(item, reservation, available));
                    asked.add(reservation);
                }
            }
            asking.put(matchId, asked);
        });
        items.reserve(companyId, asking);
    }

    private static void requireSettled(AvailableItem item, Reservation reservation) {
        if (Math.abs(reservation.itemMinor()) > Math.abs(item.settledMinor())) {
            throw new ExceedsPaidAmount(
                    item.invoiceId(),
                    Money.ofMinor(item.settledMinor(), item.currency()),
                    Money.ofMinor(reservation.itemMinor(), item.currency()));
        }
    }

    private static long remaining(AvailableItem item, Reservation reservation, long available) {
        long asked = reservation.itemMinor();
        boolean sameSide = Long.signum(asked) == Long.signum(available);
        if (!sameSide || Math.abs(asked) > Math.abs(available)) {
            throw new ExceedsOpenAmount(
                    item.invoiceId(), Money.ofMinor(available, item.currency()), Money.ofMinor(asked, item.currency()));
        }
        return available - asked;
    }

    /// The ledger refused the match: everything it had asked for is available again.
    ///
    /// @param ofLine the currency of the bank line
    public void release(UUID companyId, UUID matchId, Currency ofLine) {
        var reserved = items.reservedBy(companyId, matchId);
        var currencies = inOrder(Set.of(ofLine));
        items.find(companyId, reserved).forEach(item -> currencies.add(item.currency()));
        currencies.forEach(currency -> turn.share(companyId, currency));
        for (var invoiceId : reserved) {
            items.release(companyId, matchId, invoiceId);
            items.keys(companyId, invoiceId).ifPresent(keys -> opened(companyId, invoiceId, keys));
        }
    }
}
