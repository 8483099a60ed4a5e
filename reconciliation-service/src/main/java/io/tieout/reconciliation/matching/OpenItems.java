package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The index of open items and customers: by reference, number, amount, customer, name. No question scans all
/// items.
final class OpenItems {

    private final Map<String, Party> parties = new HashMap<>();
    private final Map<String, Position> byId = new HashMap<>();
    private final Map<String, List<Position>> byReference = new HashMap<>();
    private final Map<String, List<Position>> byNumber = new HashMap<>();
    private final Map<String, List<Position>> byFoldedNumber = new HashMap<>();
    private final Map<Currency, Map<Long, Position>> byAmount = new HashMap<>();
    private final List<Position> byCard = new ArrayList<>();
    private final Map<String, List<Party>> byIban = new HashMap<>();
    private final Map<String, List<Party>> byTaxId = new HashMap<>();
    private final Map<String, List<Party>> byCustomerNumber = new HashMap<>();
    private final Map<String, List<Party>> byName = new HashMap<>();
    private final TreeMap<String, List<Party>> byPlainName = new TreeMap<>();
    private int longestNumber = 1;
    private boolean anyUniqueCode;

    OpenItems(Collection<Item> items, Collection<Customer> customers) {
        var sorted = new ArrayList<>(customers);
        sorted.sort((a, b) -> a.id().compareTo(b.id()));
        for (var customer : sorted) {
            add(customer);
        }
        var positions = new ArrayList<Position>(items.size());
        for (var item : items) {
            var owner = parties.get(item.customerId());
            positions.add(new Position(
                    item, owner == null ? add(Customer.named(item.customerId(), item.customerId())) : owner));
        }
        for (var party : parties.values()) {
            var parentId = party.customer.parentId();
            var parent = parentId == null ? null : parties.get(parentId);
            if (parent != null && parent != party) {
                party.parent = parent;
                parent.children.add(party);
            }
        }
        for (var party : parties.values()) {
            party.children.sort((a, b) -> a.customer.id().compareTo(b.customer.id()));
        }
        positions.sort(Position.OLDEST_FIRST);
        // Linked from the back, so that the oldest stands first in its list.
        for (int i = positions.size() - 1; i >= 0; i--) {
            link(positions.get(i));
        }
        positions.forEach(this::index);
    }

    private Party add(Customer customer) {
        var party = new Party(customer);
        parties.put(customer.id(), party);
        for (var iban : customer.ibans()) {
            put(byIban, Text.compact(iban), party);
        }
        var taxId = customer.taxId();
        if (taxId != null) {
            put(byTaxId, Text.compact(taxId), party);
        }
        var number = customer.number();
        if (number != null) {
            put(byCustomerNumber, Text.numberKey(number), party);
        }
        for (var name : customer.names()) {
            for (var key : Names.keys(name)) {
                put(byName, key, party);
            }
            for (var key : Names.plainKeys(name)) {
                put(byPlainName, key, party);
            }
        }
        return party;
    }

    private void index(Position position) {
        if (byId.put(position.item.id(), position) != null) {
            throw new IllegalArgumentException("two open items with the id " + position.item.id());
        }
        position.owner.items.add(position);
        for (var reference : position.item.references()) {
            var compact = Text.compact(reference);
            if (!compact.isEmpty() && !ReferenceScheme.isBroken(compact)) {
                ReferenceScheme.storedKeys(compact).forEach(key -> put(byReference, key, position));
            }
        }
        for (var number : position.item.numbers()) {
            var text = Text.of(number);
            if (!text.pieces().isEmpty()) {
                longestNumber = Math.max(longestNumber, text.pieces().size());
                put(byNumber, Text.key(text.pieces(), 0, text.pieces().size()), position);
                put(byFoldedNumber, Text.foldedKey(number), position);
            }
        }
        if (position.item.paidByCard()) {
            byCard.add(position);
        }
        anyUniqueCode |= position.item.uniqueCode() != null;
    }

    private static <T> void put(Map<String, List<T>> map, String key, T value) {
        var present = map.get(key);
        if (present == null) {
            map.put(key, List.of(value));
        } else if (!present.getLast().equals(value)) {
            // Most keys have one value: only those with more pay for a list that grows.
            var several = present.size() == 1 ? new ArrayList<>(present) : present;
            several.add(value);
            map.put(key, several);
        }
    }

    /// As it is written, or else in one of its other forms.
    List<Position> withReference(String compact) {
        var exact = byReference.getOrDefault(compact, List.of());
        if (!exact.isEmpty()) {
            return exact;
        }
        for (var key : ReferenceScheme.keys(compact)) {
            var found = byReference.getOrDefault(key, List.of());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    List<Position> withNumber(String key) {
        return byNumber.getOrDefault(key, List.of());
    }

    List<Position> withFoldedNumber(String key) {
        return byFoldedNumber.getOrDefault(key, List.of());
    }

    @Nullable
    Position withId(String itemId) {
        return byId.get(itemId);
    }

    /// How many pieces the longest number has.
    int longestNumber() {
        return longestNumber;
    }

    boolean hasUniqueCodes() {
        return anyUniqueCode;
    }

    List<Position> paidByCard() {
        return byCard;
    }

    /// Open items of exactly this amount, the oldest first, at most `limit`.
    List<Position> withAmount(Currency currency, long minor, int limit) {
        var found = new ArrayList<Position>();
        var position = byAmount.getOrDefault(currency, Map.of()).get(minor);
        while (position != null && found.size() < limit) {
            found.add(position);
            position = position.next;
        }
        return found;
    }

    /// All open items in a currency, at most `limit` + 1.
    List<Position> inCurrency(Currency currency, int limit) {
        var found = new ArrayList<Position>();
        for (var first : byAmount.getOrDefault(currency, Map.of()).values()) {
            for (Position position = first; position != null; position = position.next) {
                if (found.size() > limit) {
                    return found;
                }
                found.add(position);
            }
        }
        found.sort(Position.OLDEST_FIRST);
        return found;
    }

    /// Open items of a customer in a currency, the oldest first, at most `limit` + 1 so that the caller sees that
    /// there are more.
    static List<Position> of(Party party, Currency currency, int limit) {
        var found = new ArrayList<Position>();
        for (var position : party.items) {
            if (!position.isSettled() && position.item.currency().equals(currency)) {
                found.add(position);
                if (found.size() > limit) {
                    break;
                }
            }
        }
        return found;
    }

    @Nullable
    Party party(String customerId) {
        return parties.get(customerId);
    }

    List<Party> withIban(String compact) {
        return byIban.getOrDefault(compact, List.of());
    }

    List<Party> withTaxId(String compact) {
        return byTaxId.getOrDefault(compact, List.of());
    }

    boolean hasTaxIds() {
        return !byTaxId.isEmpty();
    }

    List<Party> withCustomerNumber(String key) {
        return byCustomerNumber.getOrDefault(key, List.of());
    }

    boolean hasCustomerNumbers() {
        return !byCustomerNumber.isEmpty();
    }

    List<Party> withName(String key) {
        return byName.getOrDefault(key, List.of());
    }

    /// Customers whose name starts like this, at most `limit`.
    Set<Party> withNameStarting(String plainKey, int limit) {
        var found = new LinkedHashSet<Party>();
        for (var parties : byPlainName.tailMap(plainKey).entrySet()) {
            if (!parties.getKey().startsWith(plainKey) || found.size() >= limit) {
                break;
            }
            found.addAll(parties.getValue());
        }
        return found;
    }

    /// Takes an amount off what is open; a negative one opens more.
    void settle(Position position, long minor) {
        unlink(position);
        position.open = Math.subtractExact(position.open, minor);
        link(position);
    }

    private void link(Position position) {
        position.previous = null;
        position.next = null;
        if (position.open == 0) {
            return;
        }
        var amounts = byAmount.computeIfAbsent(position.item.currency(), c -> new HashMap<>());
        var first = amounts.put(position.open, position);
        position.next = first;
        if (first != null) {
            first.previous = position;
        }
    }

    private void unlink(Position position) {
        if (position.open == 0) {
            return;
        }
        var amounts = byAmount.getOrDefault(position.item.currency(), Map.of());
        var before = position.previous;
        var after = position.next;
        if (before != null) {
            before.next = after;
        } else if (after != null) {
            amounts.put(position.open, after);
        } else {
            amounts.remove(position.open);
        }
        if (after != null) {
            after.previous = before;
        }
    }
}
