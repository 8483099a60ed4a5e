package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what is owed in other currencies, for the documents that owe it. Settling takes two steps: what is
/// possible is known, and locked, before anything is posted.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ForeignItemService {

    private final ForeignItemRepository items;
    private final ExchangeRateService rates;
    private final CompanyService companies;
    private final ChartService chart;

    ForeignItemService(
            ForeignItemRepository items, ExchangeRateService rates, CompanyService companies, ChartService chart) {
        this.items = items;
        this.rates = rates;
        this.companies = companies;
        this.chart = chart;
    }

    public void open(ForeignItem item) {
        items.insert(item);
        items.record(
                item.companyId(),
                List.of(Movement.of(
                        item.id(),
                        Movement.Kind.OPENED,
                        item.amount(),
                        item.booked(),
                        item.openedOn(),
                        item.id().value(),
                        item.entryId())));
    }

    /// What the books carried the parts at. The items stay as they are until the transaction ends.
    public List<Relief> relieve(UUID companyId, List<ItemAmount> parts) {
        var increment = rates.increment(companyId, companies.get(companyId).baseCurrency());
        var locked = lock(companyId, parts.stream().map(ItemAmount::id).toList());
        var reliefs = new ArrayList<Relief>();
        for (var part : parts) {
            var item = locked.get(part.id());
            if (item == null) {
                throw new ForeignItemUnknown(part.id());
            }
            var relief = item.relieve(part.amount(), increment);
            locked.put(item.id(), item.settled(relief));
            reliefs.add(relief);
        }
        return reliefs;
    }

    /// Writes down what was posted.
    ///
    /// @param cause the settlement or payment match
    public void settle(UUID companyId, List<Relief> reliefs, UUID cause, EntryId entryId, LocalDate date) {
        if (reliefs.isEmpty()) {
            return;
        }
        var locked = lock(
                companyId, reliefs.stream().map(relief -> relief.item().id()).toList());
        var movements = new ArrayList<Movement>();
        for (var relief : reliefs) {
            var id = relief.item().id();
            locked.computeIfPresent(id, (key, item) -> item.settled(relief));
            movements.add(Movement.of(
                    id,
                    Movement.Kind.SETTLED,
                    relief.amount().negated(),
                    relief.carrying().negated(),
                    date,
                    cause,
                    entryId));
        }
        items.update(companyId, locked.values());
        items.record(companyId, movements);
    }

    /// Makes sure that no revaluation after the day has changed for good what the items stand at.
    public void requireNotRevaluedAfter(UUID companyId, List<Relief> reliefs, LocalDate date) {
        for (var relief : reliefs) {
            var id = relief.item().id();
            items.carriedAfter(companyId, id, date).ifPresent(revalued -> {
                throw new ForeignItemRevalued(id, revalued);
            });
        }
    }

    /// The entry of a settlement that nobody undid.
    public Optional<EntryId> entryOf(UUID companyId, UUID cause) {
        return items.settledBy(companyId, cause).stream().map(Movement::entryId).findFirst();
    }

    /// Makes sure that what a settlement took off can be given back: an item that was revalued for good since
    /// stands at another rate now. The items stay as they are until the transaction ends.
    public void planUndo(UUID companyId, UUID cause) {
        var settled = items.settledBy(companyId, cause);
        lock(companyId, settled.stream().map(Movement::itemId).toList());
        for (var movement : settled) {
            items.carriedSince(companyId, movement.itemId(), movement).ifPresent(revalued -> {
                throw new ForeignItemRevalued(movement.itemId(), revalued);
            });
        }
    }

    /// Takes back what a settlement took off.
    public void undo(UUID companyId, UUID cause, EntryId reversalEntryId, LocalDate date) {
        var settled = items.settledBy(companyId, cause);
        if (settled.isEmpty()) {
            return;
        }
        var locked = lock(companyId, settled.stream().map(Movement::itemId).toList());
        var movements = new ArrayList<Movement>();
        for (var movement : settled) {
            var amount = movement.amount().negated();
            var carrying = movement.carrying().negated();
            locked.computeIfPresent(movement.itemId(), (key, item) -> item.restored(amount, carrying));
            movements.add(Movement.of(
                    movement.itemId(), Movement.Kind.UNDONE, amount, carrying, date, cause, reversalEntryId));
        }
        items.update(companyId, locked.values());
        items.record(companyId, movements);
    }

    /// How items stood at the end of a day; nobody changes one of them until the transaction ends.
    public List<ItemStanding> lockStandings(UUID companyId, LocalDate date) {
        items.lockOpen(companyId, date);
        return items.standings(companyId, date);
    }

    /// How items stood at the end of a day.
    public List<ItemStanding> standings(UUID companyId, LocalDate date) {
        return items.standings(companyId, date);
    }

    /// Writes down what a revaluation posted.
    ///
    /// @param reversedOn when what does not last was taken back
    public void revalue(
            UUID companyId, UUID revaluationId, List<ItemRevaluation> changes, LocalDate date, LocalDate reversedOn) {
        var locked = lock(
                companyId, changes.stream().map(change -> change.item().id()).toList());
        var movements = new ArrayList<Movement>();
        for (var change : changes) {
            var item = change.item();
            var nothing = Money.zero(item.amount().currency());
            var entry = change.entryId();
            if (!change.difference().isZero() && entry != null) {
                movements.add(Movement.of(
                        item.id(), Movement.Kind.REVALUED, nothing, change.difference(), date, revaluationId, entry));
            }
            var back = change.difference().minus(change.lasting());
            var reversal = change.reversalEntryId();
            if (!back.isZero() && reversal != null) {
                movements.add(Movement.of(
                        item.id(),
                        Movement.Kind.REVALUATION_REVERSED,
                        nothing,
                        back.negated(),
                        reversedOn,
                        revaluationId,
                        reversal));
            }
            locked.computeIfPresent(
                    item.id(),
                    (key, now) ->
                            now.revalued(change.lasting(), change.lasting().isZero() ? now.rate() : change.rate()));
        }
        if (!movements.isEmpty()) {
            items.update(companyId, locked.values());
            items.record(companyId, movements);
        }
    }

    /// The chart by role; a chart without an account for an exchange result refuses it.
    public Function<AccountRole, AccountCode> exchangeAccounts(UUID companyId) {
        return role -> chart.byRole(companyId, role);
    }

    /// The rate at which an item was opened, whatever revaluations did to it since.
    public Rate bookedRate(UUID companyId, ForeignItemId id) {
        return items.bookedRate(companyId, id);
    }

    /// What a part is worth in the books at a rate.
    public Money worth(UUID companyId, Money amount, Rate rate) {
        return rate.convert(
                amount, rates.increment(companyId, companies.get(companyId).baseCurrency()));
    }

    private Map<ForeignItemId, ForeignItem> lock(UUID companyId, List<ForeignItemId> ids) {
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        return items.lock(companyId, ids).stream()
                .collect(Collectors.toMap(ForeignItem::id, item -> item, (one, other) -> one, HashMap::new));
    }
}
