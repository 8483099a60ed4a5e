package io.tieout.ledger.journal;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.CurrencyOnDate;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.QuotedRate;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Converts the lines of entries that are in another currency than the books. Needs no transaction of its
/// own: an entry in the company's currency, which most are, must not wait for a connection here.
@Service
@Transactional(propagation = Propagation.SUPPORTS)
public class ForeignLineService {

    private final CompanyService companies;
    private final ExchangeRateService rates;

    /// Kept here too, because asking the company's service would take a connection.
    private final Map<UUID, Currency> own = new ConcurrentHashMap<>();

    ForeignLineService(CompanyService companies, ExchangeRateService rates) {
        this.companies = companies;
        this.rates = rates;
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

    /// A line for which there is no rate stays as it is; the journal refuses it.
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
        return drafts.stream().map(draft -> convert(draft, found, increment)).toList();
    }

    private static EntryDraft convert(EntryDraft draft, Map<CurrencyOnDate, QuotedRate> found, Money increment) {
        if (!isForeign(draft, increment.currency())) {
            return draft;
        }
        var lines = new ArrayList<LineDraft>();
        boolean all = true;
        for (var line : draft.lines()) {
            var rate = isTwiceForeign(line) ? null : rate(line, draft, found);
            if (rate == null || line.amount().currency().equals(increment.currency())) {
                lines.add(line);
                all = false;
                continue;
            }
            lines.add(line.as(new ForeignAmount(line.amount(), rate)).worth(rate.convert(line.amount(), increment)));
        }
        return draft.with(all ? balanced(draft.lines(), lines, increment) : lines);
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

    /// Each line is rounded by itself, so that an entry which balances in its own currency may miss a few of
    /// the smallest steps in ours. The largest line takes them, ties to the first, on the side with more lines:
    /// where one line stands against many, it is the total and keeps its own conversion.
    private static List<LineDraft> balanced(List<LineDraft> foreign, List<LineDraft> converted, Money increment) {
        boolean inOneCurrency = foreign.stream()
                        .map(line -> line.amount().currency())
                        .distinct()
                        .count()
                == 1;
        if (!inOneCurrency || difference(foreign).signum() != 0) {
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
