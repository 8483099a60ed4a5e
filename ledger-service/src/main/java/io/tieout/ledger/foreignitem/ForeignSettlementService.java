package io.tieout.ledger.foreignitem;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.CashFlowCategory;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.currency.StatedWorth;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens items by hand, and settles items where no bank line does.
@Service
@Transactional
class ForeignSettlementService {

    private final CompanyService companies;
    private final ChartService chart;
    private final ExchangeRateService rates;
    private final JournalService journal;
    private final ForeignItemRepository rows;
    private final ForeignItemService items;
    private final AverageCostService averages;
    private final List<ForeignItemOwner> owners;

    ForeignSettlementService(
            CompanyService companies,
            ChartService chart,
            ExchangeRateService rates,
            JournalService journal,
            ForeignItemRepository rows,
            ForeignItemService items,
            AverageCostService averages,
            List<ForeignItemOwner> owners) {
        this.companies = companies;
        this.chart = chart;
        this.rates = rates;
        this.journal = journal;
        this.rows = rows;
        this.items = items;
        this.averages = averages;
        this.owners = List.copyOf(owners);
    }

    ForeignItemId open(UUID companyId, OpenForeignItemRequest wanted, UUID by) {
        var date = requireInRange(wanted.effectiveDate(), "/effectiveDate");
        var own = companies.get(companyId).baseCurrency();
        var amount = wanted.amount();
        if (amount.currency().equals(own)) {
            throw ForeignCurrencyNeeded.otherThan(own);
        }
        var id = ForeignItemId.next();
        if (!amount.isPositive()) {
            throw new ExceedsForeignItem(id, Money.zero(amount.currency()), amount);
        }
        requireUsable(companyId, wanted.account(), "/account");
        var counter = requireUsable(companyId, wanted.counterAccount(), "/counterAccount");
        requireOther(wanted.account(), counter, "/counterAccount");
        var rate = wanted.exchangeRate() == null
                ? rates.get(companyId, amount.currency(), date, "/amount/currency")
                        .rate()
                : wanted.exchangeRate();
        var booked = items.worth(companyId, amount, rate);
        var foreign = new ForeignAmount(amount, rate);
        var side = wanted.side().increase();
        var counterLine = counterLine(companyId, counter, side.opposite(), foreign, booked);
        var gained = wanted.side().gain(booked.minus(counterLine.amount()));
        var lines = new ArrayList<LineDraft>();
        lines.add(new LineDraft(wanted.account(), side, booked, Map.of())
                .as(foreign)
                .with("foreignItemId", id.value().toString()));
        lines.add(counterLine);
        lines.addAll(new ExchangeDifference(gained, Money.zero(own)).lines(items.exchangeAccounts(companyId)));
        var entryId = journal.post(new EntryDraft(
                EntryId.next(), companyId, date, date, EntrySource.FOREIGN_ITEM, id.value(), wanted.text(), by, lines));
        items.open(new ForeignItem(
                companyId,
                id,
                ForeignItem.Kind.ENTRY,
                wanted.side(),
                wanted.account(),
                wanted.reference(),
                null,
                date,
                wanted.dueDate() == null ? null : requireInRange(wanted.dueDate(), "/dueDate"),
                amount,
                amount,
                booked,
                booked,
                rate,
                entryId,
                1));
        return id;
    }

    /// What it was owed for. Money that is lent, or that pays a debt of the account itself, leaves at its average.
    private LineDraft counterLine(UUID companyId, Account counter, Side side, ForeignAmount foreign, Money booked) {
        var line = new LineDraft(counter.code(), side, booked, Map.of());
        if (booked.currency().equals(counter.currency())) {
            return line;
        }
        var amount = foreign.amount();
        if (!amount.currency().equals(counter.currency()) || !isCash(counter)) {
            return line.as(foreign);
        }
        var moved = side == Side.DEBIT ? amount : amount.negated();
        var increment = rates.increment(companyId, booked.currency());
        var worth = averages.lock(companyId, counter.code(), amount.currency())
                .worth(moved, foreign.rate(), increment)
                .abs();
        return new LineDraft(counter.code(), side, worth, Map.of())
                .as(new ForeignAmount(amount, Rate.implied(amount, worth)));
    }

    ForeignSettlement settle(UUID companyId, ForeignItemId id, SettleForeignItemRequest wanted, UUID by) {
        var date = requireInRange(wanted.effectiveDate(), "/effectiveDate");
        var item = rows.find(companyId, id).orElseThrow(() -> new ForeignItemUnknown(id));
        var amount = wanted.amount() == null ? item.open() : wanted.amount();
        if (!amount.currency().equals(item.amount().currency())) {
            throw ForeignCurrencyNeeded.of(item.amount().currency());
        }
        if (!amount.isPositive()) {
            throw new ExceedsForeignItem(id, item.open(), amount);
        }
        requireNotBefore(date, item.openedOn());
        var money = requireMoney(requireUsable(companyId, wanted.account(), "/account"));
        requireOther(item.account(), money, "/account");
        var owner = owner(item);
        owner.ifPresent(found -> found.plan(companyId, id, amount));
        var relief =
                items.relieve(companyId, List.of(new ItemAmount(id, amount))).getFirst();
        rows.carriedAfter(companyId, id, date).ifPresent(revalued -> {
            throw new ForeignItemRevalued(id, revalued);
        });
        var moneyLine = moneyLine(relief, money, wanted, date);
        var difference = new ExchangeDifference(relief.realised(moneyLine.amount()), relief.residue());
        var settlementId = Ids.next();
        var lines = new ArrayList<LineDraft>();
        lines.add(moneyLine);
        lines.add(relief.line());
        lines.addAll(difference.lines(items.exchangeAccounts(companyId)));
        var entryId = journal.post(new EntryDraft(
                EntryId.next(),
                companyId,
                date,
                date,
                EntrySource.FOREIGN_SETTLEMENT,
                settlementId,
                "Settlement in " + amount.currency(),
                by,
                lines));
        items.settle(companyId, List.of(relief), settlementId, entryId, date);
        owner.ifPresent(found -> found.settled(companyId, id, settlementId, amount, entryId, date));
        return new ForeignSettlement(settlementId, entryId, date, relief, moneyLine.amount(), difference);
    }

    void undo(UUID companyId, ForeignItemId id, UUID settlementId, UndoForeignSettlementRequest wanted, UUID by) {
        var date = requireInRange(wanted.effectiveDate(), "/effectiveDate");
        var item = rows.find(companyId, id).orElseThrow(() -> new ForeignItemUnknown(id));
        var owner = owner(item);
        var settled = settled(companyId, id, settlementId);
        requireNotBefore(date, settled.effectiveDate());
        owner.ifPresent(found -> found.planUndo(companyId, id, settlementId, date));
        rows.lock(companyId, List.of(id));
        // Once more under the lock: of two who undo at once, the second one sees the first.
        settled(companyId, id, settlementId);
        rows.carriedSince(companyId, id, settled).ifPresent(revalued -> {
            throw new ForeignItemRevalued(id, revalued);
        });
        var reversal = journal.reverse(companyId, settled.entryId(), date, wanted.reason(), by);
        items.undo(companyId, settlementId, reversal.entryId(), date);
        owner.ifPresent(found -> found.undone(companyId, id, settlementId, reversal.entryId(), date));
    }

    /// Only settlements by hand: what came with a bank line is undone with its match.
    private Movement settled(UUID companyId, ForeignItemId id, UUID settlementId) {
        return rows.settledBy(companyId, settlementId).stream()
                .filter(movement -> movement.itemId().equals(id))
                .filter(movement -> rows.isByHand(companyId, movement.entryId()))
                .findFirst()
                .orElseThrow(() -> new ForeignSettlementUnknown(settlementId));
    }

    private LineDraft moneyLine(Relief relief, Account money, SettleForeignItemRequest wanted, LocalDate date) {
        var item = relief.item();
        var companyId = item.companyId();
        boolean received = item.side() == ItemSide.RECEIVABLE;
        if (!relief.amount().currency().equals(money.currency())) {
            var worth = worth(relief, wanted, date);
            return received ? LineDraft.debit(money.code(), worth) : LineDraft.credit(money.code(), worth);
        }
        var average = averages.lock(companyId, money.code(), relief.amount().currency());
        var moved = received ? relief.amount() : relief.amount().negated();
        var own = relief.carrying().currency();
        // Only what the average does not say needs a rate.
        var rate = average.covers(moved) ? null : rateOf(relief, wanted, date);
        var worth = average.worth(moved, rate, rates.increment(companyId, own)).abs();
        var line = received ? LineDraft.debit(money.code(), worth) : LineDraft.credit(money.code(), worth);
        return line.as(new ForeignAmount(relief.amount(), Rate.implied(relief.amount(), worth)));
    }

    private Rate rateOf(Relief relief, SettleForeignItemRequest wanted, LocalDate date) {
        if (wanted.companyAmount() != null) {
            return Rate.implied(relief.amount(), requireOwn(relief, wanted.companyAmount(), date));
        }
        var stated = wanted.exchangeRate();
        if (stated == null) {
            return rates.get(relief.item().companyId(), relief.amount().currency(), date, "/effectiveDate")
                    .rate();
        }
        requireNear(relief, items.worth(relief.item().companyId(), relief.amount(), stated), date, "/exchangeRate");
        return stated;
    }

    private Money worth(Relief relief, SettleForeignItemRequest wanted, LocalDate date) {
        return wanted.companyAmount() == null
                ? items.worth(relief.item().companyId(), relief.amount(), rateOf(relief, wanted, date))
                : requireOwn(relief, wanted.companyAmount(), date);
    }

    private Money requireOwn(Relief relief, Money companyAmount, LocalDate date) {
        if (!companyAmount.currency().equals(relief.carrying().currency()) || !companyAmount.isPositive()) {
            throw new CompanyAmountUnfit(companyAmount, relief.carrying().currency());
        }
        requireNear(relief, companyAmount, date, "/companyAmount");
        return companyAmount;
    }

    /// Nobody writes an item off by saying that next to nothing was paid for it.
    private void requireNear(Relief relief, Money worth, LocalDate date, String pointer) {
        rates.contradicting(relief.item().companyId(), new StatedWorth(relief.amount(), worth), date)
                .ifPresent(inForce -> {
                    throw new SettlementRateDeviates(relief.amount(), worth, inForce, pointer);
                });
    }

    private static Account requireMoney(Account account) {
        if (!isCash(account) && account.role() != AccountRole.IN_TRANSIT) {
            throw new ForeignItemAccountUnfit(account.code(), "holds no money", "/account");
        }
        return account;
    }

    private static boolean isCash(Account account) {
        return account.mapping().cashFlow() == CashFlowCategory.CASH;
    }

    private Account requireUsable(UUID companyId, AccountCode code, String pointer) {
        var account = chart.find(companyId, List.of(code)).get(code);
        if (account == null) {
            throw new ForeignItemAccountUnfit(code, "does not exist", pointer);
        }
        if (account.control()) {
            throw new ForeignItemAccountUnfit(code, "is kept by a sub-ledger or by the bank's statement", pointer);
        }
        if (!account.postable()) {
            throw new ForeignItemAccountUnfit(code, "only groups other accounts", pointer);
        }
        return account;
    }

    private static void requireOther(AccountCode ofItem, Account account, String pointer) {
        if (account.code().equals(ofItem)) {
            throw new ForeignItemAccountUnfit(ofItem, "is the one on which the item stands", pointer);
        }
    }

    private Optional<ForeignItemOwner> owner(ForeignItem item) {
        return owners.stream().filter(owner -> owner.kind() == item.kind()).findFirst();
    }

    private static void requireNotBefore(LocalDate date, LocalDate earliest) {
        if (date.isBefore(earliest)) {
            throw new ForeignItemTooEarly(date, earliest);
        }
    }
}
