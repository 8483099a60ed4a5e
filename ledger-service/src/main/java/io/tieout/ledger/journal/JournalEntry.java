package io.tieout.ledger.journal;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.ExchangeRateMissing;
import io.tieout.ledger.period.FiscalYear;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// An entry that obeys the rules of double-entry bookkeeping; one that does not cannot be made.
record JournalEntry(EntryDraft draft) {

    static final int MAX_LINES = 1_000;

    private static final long MAX_MINOR_UNITS = 9_999_999_999_999_999L;

    private static final String TAX_BASE = "taxBase";
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+([.][0-9]+)?");

    /// @throws RuntimeException a refusal that says which rule is broken and where
    static JournalEntry of(EntryDraft draft, Currency baseCurrency) {
        requireInRange(draft.effectiveDate(), "/effectiveDate");
        requireInRange(draft.documentDate(), "/documentDate");
        var reverseOn = draft.autoReverseOn();
        if (reverseOn != null && !requireInRange(reverseOn, "/autoReverseOn").isAfter(draft.effectiveDate())) {
            throw EntryRefused.autoReversalTooEarly(reverseOn);
        }
        int lines = draft.lines().size();
        if (lines < 2) {
            throw EntryRefused.tooFewLines(lines);
        }
        if (lines > MAX_LINES) {
            throw EntryRefused.tooManyLines(lines);
        }
        for (int line = 0; line < lines; line++) {
            requireAmount(line, draft.lines().get(line), draft.effectiveDate(), baseCurrency);
            if (draft.source().isByHand()) {
                requireTaxBase(line, draft.lines().get(line), baseCurrency);
            }
        }
        var debit = sum(draft, Side.DEBIT, baseCurrency);
        var credit = sum(draft, Side.CREDIT, baseCurrency);
        if (!debit.equals(credit)) {
            throw EntryRefused.doesNotBalance(debit, credit);
        }
        requireBalancedInItsOwnCurrency(draft);
        return new JournalEntry(draft);
    }

    /// Every line must have an account that takes it.
    ///
    /// @param accounts those of the used accounts that exist
    void requireAccounts(Map<AccountCode, Account> accounts) {
        for (int line = 0; line < draft.lines().size(); line++) {
            var code = draft.lines().get(line).account();
            var account = accounts.get(code);
            if (account == null) {
                throw EntryRefused.accountUnknown(line, code);
            }
            if (!account.postable()) {
                throw EntryRefused.accountNotPostable(line, code);
            }
            // Taking back must stay possible after an account went out of use.
            if (!account.isActiveOn(draft.effectiveDate()) && draft.source() != EntrySource.REVERSAL) {
                throw EntryRefused.accountInactive(line, code);
            }
            requireCurrency(line, account);
            if (account.control() && draft.source().isByHand()) {
                throw EntryRefused.controlAccount(line, code);
            }
        }
    }

    /// An account that is kept in one currency would say nothing about it if it took others.
    private void requireCurrency(int line, Account account) {
        var currency = account.currency();
        var own = draft.lines().get(line).amount().currency();
        var foreign = draft.lines().get(line).foreign();
        if (currency != null
                && !currency.equals(foreign == null ? own : foreign.amount().currency())) {
            throw EntryRefused.accountCurrencyDiffers(line, account.code(), currency);
        }
    }

    /// The adjustment period has no days of its own: it lies behind the year's last day.
    void requireLastDayOf(FiscalYear year) {
        if (!draft.effectiveDate().equals(year.lastDay())) {
            throw EntryRefused.outsideAdjustmentPeriod(draft.effectiveDate(), year.lastDay());
        }
    }

    /// What it adjusts must be in the books.
    ///
    /// @param existing those of the adjusted entries that exist
    void requireAdjusted(Set<EntryId> existing) {
        var adjusted = draft.adjusts();
        if (adjusted != null && !existing.contains(adjusted)) {
            throw EntryRefused.adjustedEntryUnknown(adjusted);
        }
    }

    private static void requireAmount(int number, LineDraft line, LocalDate date, Currency baseCurrency) {
        var pointer = "/lines/" + number + "/amount";
        var amount = line.amount();
        var foreign = line.foreign();
        if (!amount.currency().equals(baseCurrency)) {
            if (foreign != null) {
                throw EntryRefused.foreignAmountUnfit(number, foreign.amount(), amount);
            }
            // Who could have converted it found no rate.
            throw new ExchangeRateMissing(amount.currency(), baseCurrency, date, "/lines/" + number);
        }
        if (foreign != null) {
            requireForeign(pointer, foreign.amount(), baseCurrency);
        }
        // A small foreign amount may be worth less than half of our smallest coin.
        boolean positive = amount.isPositive()
                || (amount.isZero() && foreign != null && foreign.amount().isPositive());
        if (!positive) {
            throw EntryRefused.amountNotPositive(number, amount);
        }
        if (amount.minorUnits() > MAX_MINOR_UNITS) {
            throw EntryRefused.amountTooLarge(pointer);
        }
    }

    /// The tax report adds these up as it adds amounts up; what is no number it does not read at all.
    private static void requireTaxBase(int number, LineDraft line, Currency baseCurrency) {
        var base = line.dimensions().getOrDefault(TAX_BASE, "");
        if (DECIMAL.matcher(base).matches()
                && new BigDecimal(base)
                                .movePointRight(baseCurrency.getDefaultFractionDigits())
                                .compareTo(BigDecimal.valueOf(MAX_MINOR_UNITS))
                        > 0) {
            throw EntryRefused.amountTooLarge("/lines/" + number + "/dimensions/" + TAX_BASE);
        }
    }

    private static void requireForeign(String pointer, Money foreign, Currency baseCurrency) {
        if (foreign.isNegative() || foreign.currency().equals(baseCurrency)) {
            throw EntryRefused.foreignAmountUnfit(foreign);
        }
        if (foreign.minorUnits() > MAX_MINOR_UNITS) {
            throw EntryRefused.amountTooLarge(pointer);
        }
    }

    /// Lines that all share another currency balance in that one, too.
    private static void requireBalancedInItsOwnCurrency(EntryDraft draft) {
        var first = draft.lines().getFirst().foreign();
        if (first == null) {
            return;
        }
        var currency = first.amount().currency();
        var debit = BigInteger.ZERO;
        var credit = BigInteger.ZERO;
        for (var line : draft.lines()) {
            var foreign = line.foreign();
            if (foreign == null || !foreign.amount().currency().equals(currency)) {
                return;
            }
            var minor = BigInteger.valueOf(foreign.amount().minorUnits());
            if (line.side() == Side.DEBIT) {
                debit = debit.add(minor);
            } else {
                credit = credit.add(minor);
            }
        }
        if (!debit.equals(credit)) {
            throw EntryRefused.doesNotBalance(money(debit, currency), money(credit, currency));
        }
    }

    private static Money sum(EntryDraft draft, Side side, Currency currency) {
        var total = draft.lines().stream()
                .filter(line -> line.side() == side)
                .map(line -> BigInteger.valueOf(line.amount().minorUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return money(total, currency);
    }

    private static Money money(BigInteger total, Currency currency) {
        if (total.bitLength() > 62) {
            throw EntryRefused.amountTooLarge("/lines");
        }
        return Money.ofMinor(total.longValueExact(), currency);
    }
}
