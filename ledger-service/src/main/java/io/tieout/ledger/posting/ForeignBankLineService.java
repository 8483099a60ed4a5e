package io.tieout.ledger.posting;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.CurrencyOnDate;
import io.tieout.ledger.currency.ExchangeRateMissing;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.QuotedRate;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.AverageCost;
import io.tieout.ledger.foreignitem.AverageCostService;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Says what lines of bank accounts in other currencies are worth in the books.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class ForeignBankLineService {

    private final CompanyService companies;
    private final ExchangeRateService rates;
    private final AverageCostService averages;

    ForeignBankLineService(CompanyService companies, ExchangeRateService rates, AverageCostService averages) {
        this.companies = companies;
        this.rates = rates;
        this.averages = averages;
    }

    /// What comes in is worth the rate of its day; what goes out leaves at the average of what is there.
    ///
    /// @param lines in the order of the statement
    /// @return for each line its worth, signed like its amount
    List<Money> worths(UUID companyId, AccountCode bank, List<BankLine> lines) {
        var own = companies.get(companyId).baseCurrency();
        var foreign = lines.stream()
                .filter(line -> !line.amount().currency().equals(own))
                .toList();
        if (foreign.isEmpty()) {
            return lines.stream().map(BankLine::amount).toList();
        }
        var quoted = rates.find(
                companyId, foreign.stream().map(ForeignBankLineService::wish).collect(Collectors.toSet()), own);
        var increment = rates.increment(companyId, own);
        var standing = new HashMap<Currency, AverageCost>();
        var worths = new ArrayList<Money>();
        for (var line : lines) {
            if (line.amount().currency().equals(own)) {
                worths.add(line.amount());
                continue;
            }
            var average = standing.computeIfAbsent(
                    line.amount().currency(), currency -> averages.lock(companyId, bank, currency));
            var worth = worth(line, average, quoted, increment);
            standing.put(line.amount().currency(), average.plus(line.amount(), worth));
            worths.add(worth);
        }
        return worths;
    }

    /// What a balance that is brought forward is worth on its day.
    Money worth(UUID companyId, BankLine opening) {
        var own = companies.get(companyId).baseCurrency();
        if (opening.amount().currency().equals(own)) {
            return opening.amount();
        }
        var rate = rates.get(companyId, opening.amount().currency(), opening.bookingDate(), "/openingBalance/currency");
        return rate.rate().convert(opening.amount(), rates.increment(companyId, own));
    }

    /// The line in the bank account's currency too, where that is another.
    static LineDraft inCurrency(LineDraft line, Money amount, Money worth) {
        return amount.currency().equals(worth.currency())
                ? line
                : line.as(new ForeignAmount(amount.abs(), Rate.implied(amount.abs(), worth.abs())));
    }

    private static Money worth(
            BankLine line, AverageCost average, Map<CurrencyOnDate, QuotedRate> quoted, Money increment) {
        var rate = quoted.get(wish(line));
        if (rate == null && !average.covers(line.amount())) {
            throw new ExchangeRateMissing(line.amount().currency(), increment.currency(), line.bookingDate(), "/lines");
        }
        return average.worth(line.amount(), rate == null ? null : rate.rate(), increment);
    }

    private static CurrencyOnDate wish(BankLine line) {
        return new CurrencyOnDate(line.amount().currency(), line.bookingDate());
    }
}
