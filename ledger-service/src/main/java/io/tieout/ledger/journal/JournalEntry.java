package io.tieout.ledger.journal;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.CurrencyNotSupported;
import io.tieout.ledger.period.FiscalYear;
import io.tieout.platform.money.Money;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Map;
import java.util.Set;

/// An entry that obeys the rules of double-entry bookkeeping; one that does not cannot be made.
record JournalEntry(EntryDraft draft) {

    static final int MAX_LINES = 1_000;

    private static final long MAX_MINOR_UNITS = 9_999_999_999_999_999L;

    /// @throws RuntimeException a refusal that says which rule is broken and where
    static JournalEntry of(EntryDraft draft, Currency baseCurrency) {
        requireInRange(draft.effectiveDate(), "/effectiveDate");
        requireInRange(draft.documentDate(), "/documentDate");
        int lines = draft.lines().size();
        if (lines < 2) {
            throw EntryRefused.tooFewLines(lines);
        }
        if (lines > MAX_LINES) {
            throw EntryRefused.tooManyLines(lines);
        }
        for (int line = 0; line < lines; line++) {
            requireAmount(line, draft.lines().get(line).amount(), baseCurrency);
        }
        var debit = sum(draft, Side.DEBIT, baseCurrency);
        var credit = sum(draft, Side.CREDIT, baseCurrency);
        if (!debit.equals(credit)) {
            throw EntryRefused.doesNotBalance(debit, credit);
        }
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
            if (account.control() && draft.source() == EntrySource.MANUAL) {
                throw EntryRefused.controlAccount(line, code);
            }
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

    private static void requireAmount(int line, Money amount, Currency baseCurrency) {
        var pointer = "/lines/" + line + "/amount";
        if (!amount.currency().equals(baseCurrency)) {
            throw new CurrencyNotSupported(amount.currency(), baseCurrency, pointer + "/currency");
        }
        if (!amount.isPositive()) {
            throw EntryRefused.amountNotPositive(line, amount);
        }
        if (amount.minorUnits() > MAX_MINOR_UNITS) {
            throw EntryRefused.amountTooLarge(pointer);
        }
    }

    private static Money sum(EntryDraft draft, Side side, Currency currency) {
        var total = draft.lines().stream()
                .filter(line -> line.side() == side)
                .map(line -> BigInteger.valueOf(line.amount().minorUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (total.bitLength() > 62) {
            throw EntryRefused.amountTooLarge("/lines");
        }
        return Money.ofMinor(total.longValueExact(), currency);
    }
}
