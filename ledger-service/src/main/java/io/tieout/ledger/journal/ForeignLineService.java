package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.CurrencyOnDate;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.QuotedRate;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Converts the lines of entries that are in another currency than the books. Needs no transaction of its own: an
/// entry in the company's currency, which most are, must not wait for a connection here.
@Service
@Transactional(propagation = Propagation.SUPPORTS)
public class ForeignLineService {

    private static final long BEYOND_ALL_BOOKS = Long.MAX_VALUE;

    private final CompanyService companies;
    private final ExchangeRateService rates;
    private final CarriedMoney money;
    private final ChartService chart;

    /// Kept here too, because asking the company's service would take a connection.
    private final Map<UUID, Currency> own = new ConcurrentHashMap<>();

    ForeignLineService(CompanyService companies, ExchangeRateService rates, CarriedMoney money, ChartService chart) {
        this.companies = companies;
        this.rates = rates;
        this.money = money;
        this.chart = chart;
    }

    public EntryDraft convert(EntryDraft draft) {
        return convert(draft.companyId(), List.of(draft)).getFirst();
    }

    /// All lines of the entry are in one other currency, and worth what the rate says.
    public EntryDraft convert(EntryDraft draft, Rate rate) {
        return convert(draft.with(draft.lines().stream()
                .map(line -> line.as(new ForeignAmount(line.amount(), rate)))
                .toList()));
    }

    /// Money that leaves an account by hand leaves at what it is carried at, unless its sender says otherwise. A
    /// line for which there is no rate stays as it is; the journal refuses it.
    public List<EntryDraft> convert(UUID companyId, List<EntryDraft> drafts) {
        var base = ownCurrency(companyId);
        if (base == null || drafts.stream().noneMatch(draft -> isForeign(draft, base))) {
            return drafts;
        }
        var wanted = new HashSet<CurrencyOnDate>();
        for (var draft : drafts) {
            for (var line : draft.lines()) {
                if (!line.amount().currency().equals(base) && line.foreign() == null) {
                    wanted.add(new CurrencyOnDate(line.amount().currency(), draft.effectiveDate()));
                }
            }
        }
        var found = wanted.isEmpty() ? Map.<CurrencyOnDate, QuotedRate>of() : rates.find(companyId, wanted, base);
        var increment = rates.increment(companyId, base);
        var standing = money.standing(companyId, accountsByHand(drafts));
        return drafts.stream()
                .map(draft -> isForeign(draft, base) ? convert(draft, found, increment, standing) : draft)
                .toList();
    }

    private EntryDraft convert(
            EntryDraft draft, Map<CurrencyOnDate, QuotedRate> found, Money increment, CarriedMoney.Standing standing) {
        var lines = new ArrayList<LineDraft>();
        var taken = new ArrayList<LineDraft>();
        boolean all = true;
        for (var line : draft.lines()) {
            var rate = isTwiceForeign(line) ? null : rate(line, draft, found);
            var carried =
                    draft.source().isByHand() ? carried(line, increment, rate, standing) : Optional.<LineDraft>empty();
            if (carried.isPresent()) {
                // At once: what the next line takes from the same account, it takes from the rest.
                standing.add(carried.get());
                taken.add(carried.get());
                lines.add(carried.get());
            } else if (rate == null || line.amount().currency().equals(increment.currency())) {
                all = false;
                lines.add(line);
            } else {
                var worth = worth(line.amount(), rate, increment);
                lines.add(line.as(new ForeignAmount(line.amount(), rate)).worth(worth));
                all &= worth.minorUnits() < BEYOND_ALL_BOOKS;
            }
        }
        var result = finished(draft, lines, taken, all, increment, standing);
        result.stream()
                .filter(line -> !taken.contains(line) && line.amount().minorUnits() < BEYOND_ALL_BOOKS)
                .forEach(standing::add);
        return draft.with(result);
    }

    /// @param taken those that take money out at what it is carried at
    /// @param all whether each line is converted
    private List<LineDraft> finished(
            EntryDraft draft,
            List<LineDraft> lines,
            List<LineDraft> taken,
            boolean all,
            Money increment,
            CarriedMoney.Standing standing) {
        if (taken.isEmpty()) {
            return all ? balanced(draft.lines(), lines, increment) : lines;
        }
        if (isMoved(draft.lines(), taken, standing)) {
            return moved(lines, taken);
        }
        if (!all || !balancesInOneCurrency(draft.lines())) {
            return lines;
        }
        var more = new ArrayList<>(lines);
        more.addAll(realised(draft.companyId(), difference(lines), increment));
        return more;
    }

    /// The line with what the books take off for its money, where it says nothing itself.
    private static Optional<LineDraft> carried(
            LineDraft line, Money increment, @Nullable Rate rate, CarriedMoney.Standing standing) {
        if (line.foreign() != null || line.amount().currency().equals(increment.currency())) {
            return Optional.empty();
        }
        return standing.taken(line.account(), line.side(), line.amount(), rate)
                .map(worth -> line.as(new ForeignAmount(line.amount(), Rate.implied(line.amount(), worth)))
                        .worth(worth));
    }

    /// Own money that goes from one account to another stays what it is.
    private static boolean isMoved(List<LineDraft> lines, List<LineDraft> taken, CarriedMoney.Standing standing) {
        var out = taken.getFirst().side();
        return balancesInOneCurrency(lines)
                && lines.stream().allMatch(line -> line.foreign() == null && standing.holds(line.account()))
                && taken.stream().allMatch(line -> line.side() == out)
                && lines.stream().filter(line -> line.side() == out).count() == taken.size();
    }

    private static List<LineDraft> moved(List<LineDraft> lines, List<LineDraft> taken) {
        var side = taken.getFirst().side();
        var out = lines.stream().filter(line -> line.side() == side).toList();
        var in = lines.stream().filter(line -> line.side() != side).toList();
        var own = taken.getFirst().amount().currency();
        var worths = Money.sum(out.stream().map(LineDraft::amount).toList(), own)
                .allocate(in.stream().map(line -> foreign(line).minorUnits()).toList());
        var result = new ArrayList<LineDraft>();
        int next = 0;
        for (var line : lines) {
            if (line.side() == side) {
                result.add(line);
            } else {
                var worth = worths.get(next++);
                var amount = foreign(line);
                result.add(line.as(new ForeignAmount(amount, Rate.implied(amount, worth)))
                        .worth(worth));
            }
        }
        return result;
    }

    /// What is in a foreign currency, whether it is converted already or not.
    private static Money foreign(LineDraft line) {
        return line.foreign() == null ? line.amount() : line.foreign().amount();
    }

    /// What the rate did to the money since it came in.
    ///
    /// @param difference debit minus credit
    private List<LineDraft> realised(UUID companyId, BigInteger difference, Money increment) {
        if (difference.bitLength() > 62) {
            // More than the books can hold: refused as it is.
            return List.of();
        }
        var amount = Money.ofMinor(difference.abs().longValueExact(), increment.currency());
        return switch (difference.signum()) {
            case 0 -> List.of();
            case 1 -> List.of(LineDraft.credit(chart.byRole(companyId, AccountRole.EXCHANGE_GAIN), amount));
            default -> List.of(LineDraft.debit(chart.byRole(companyId, AccountRole.EXCHANGE_LOSS), amount));
        };
    }

    private static Set<AccountCode> accountsByHand(List<EntryDraft> drafts) {
        return drafts.stream()
                .filter(draft -> draft.source().isByHand())
                .flatMap(draft -> draft.lines().stream())
                .map(LineDraft::account)
                .collect(Collectors.toSet());
    }

    /// What no books can hold is said as the largest amount there is: the journal refuses the entry, and only that one.
    private static Money worth(Money amount, Rate rate, Money increment) {
        try {
            return rate.convert(amount, increment);
        } catch (InvalidMoney tooLarge) {
            return Money.ofMinor(BEYOND_ALL_BOOKS, increment.currency());
        }
    }

    /// An amount that is not in our currency, beside one in a third: what it is worth was never said. It stays as
    /// it is, too; the journal refuses it.
    private static boolean isTwiceForeign(LineDraft line) {
        var stated = line.foreign();
        return stated != null
                && !stated.amount().currency().equals(line.amount().currency());
    }

    private static @Nullable Rate rate(LineDraft line, EntryDraft draft, Map<CurrencyOnDate, QuotedRate> found) {
        var stated = line.foreign();
        if (stated != null) {
            return stated.rate();
        }
        var quoted = found.get(new CurrencyOnDate(line.amount().currency(), draft.effectiveDate()));
        return quoted == null ? null : quoted.rate();
    }

    /// Each line is rounded by itself, so that an entry which balances in its own currency may miss a few of the
    /// smallest steps in ours. The largest line takes them, ties to the first, on the side with more lines: where
    /// one line stands against many, it is the total and keeps its own conversion.
    private static List<LineDraft> balanced(List<LineDraft> foreign, List<LineDraft> converted, Money increment) {
        if (!balancesInOneCurrency(foreign)) {
            return converted;
        }
        var missed = difference(converted);
        var most = BigInteger.valueOf(increment.minorUnits()).multiply(BigInteger.valueOf(converted.size()));
        if (missed.signum() == 0 || missed.abs().compareTo(most) > 0) {
            return converted;
        }
        var residue = Money.ofMinor(missed.longValueExact(), increment.currency());
        int largest = largest(converted);
        var line = converted.get(largest);
        var lines = new ArrayList<>(converted);
        lines.set(
                largest,
                line.worth(
                        line.side() == Side.DEBIT
                                ? line.amount().minus(residue)
                                : line.amount().plus(residue)));
        return lines;
    }

    private static boolean balancesInOneCurrency(List<LineDraft> lines) {
        return lines.stream().map(line -> line.amount().currency()).distinct().count() == 1
                && difference(lines).signum() == 0;
    }

    private static int largest(List<LineDraft> lines) {
        long debits = lines.stream().filter(line -> line.side() == Side.DEBIT).count();
        long credits = lines.size() - debits;
        int largest = -1;
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            boolean candidate = debits == credits || (line.side() == Side.DEBIT) == (debits > credits);
            if (candidate
                    && (largest < 0
                            || line.amount().compareTo(lines.get(largest).amount()) > 0)) {
                largest = index;
            }
        }
        return largest;
    }

    /// Debit minus credit. Nobody looked yet whether the amounts are too large for the books.
    private static BigInteger difference(List<LineDraft> lines) {
        var difference = BigInteger.ZERO;
        for (var line : lines) {
            var minor = BigInteger.valueOf(line.amount().minorUnits());
            difference = line.side() == Side.DEBIT ? difference.add(minor) : difference.subtract(minor);
        }
        return difference;
    }

    private static boolean isForeign(EntryDraft draft, Currency base) {
        return draft.lines().stream().anyMatch(line -> !line.amount().currency().equals(base));
    }

    private @Nullable Currency ownCurrency(UUID companyId) {
        var known = own.get(companyId);
        if (known == null) {
            companies.findBaseCurrency(companyId).ifPresent(found -> own.put(companyId, found));
            return own.get(companyId);
        }
        return known;
    }
}
