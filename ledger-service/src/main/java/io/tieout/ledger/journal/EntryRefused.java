package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;
import java.util.Currency;

/// An entry that breaks a rule of double-entry bookkeeping or of the chart.
public final class EntryRefused extends RuleViolation {

    private EntryRefused(String code, String title, String detail, FieldProblem... errors) {
        super(code, title, detail, errors);
    }

    static EntryRefused doesNotBalance(Money debit, Money credit) {
        return new EntryRefused(
                "entry-does-not-balance",
                "Debit and credit differ",
                "Debit is " + debit + " and credit is " + credit,
                new FieldProblem("/lines", "must have equal debit and credit"));
    }

    static EntryRefused tooFewLines(int lines) {
        return new EntryRefused(
                "too-few-lines",
                "An entry has at least two lines",
                "This one has " + lines,
                new FieldProblem("/lines", "must have at least two lines"));
    }

    static EntryRefused tooManyLines(int lines) {
        return new EntryRefused(
                "too-many-lines",
                "The entry has too many lines",
                "This one has " + lines + " lines; at most " + JournalEntry.MAX_LINES + " are possible",
                new FieldProblem("/lines", "must have at most " + JournalEntry.MAX_LINES + " lines"));
    }

    static EntryRefused amountNotPositive(int line, Money amount) {
        return new EntryRefused(
                "amount-not-positive",
                "An amount must be positive",
                "Line " + (line + 1) + " has " + amount + "; the side says in which direction it goes",
                new FieldProblem("/lines/" + line + "/amount", "must be positive"));
    }

    static EntryRefused amountTooLarge(String pointer) {
        return new EntryRefused(
                "amount-too-large",
                "The amount is too large for the books",
                "An amount has at most 16 digits, and no balance may have more than 18",
                new FieldProblem(pointer, "is too large"));
    }

    static EntryRefused accountUnknown(int line, AccountCode account) {
        return new EntryRefused(
                "account-unknown",
                "There is no such account",
                "No account has the code " + account,
                pointer(line, "is not in the chart of accounts"));
    }

    static EntryRefused accountInactive(int line, AccountCode account) {
        return new EntryRefused(
                "account-inactive",
                "The account is not in use on this date",
                "Account " + account + " is inactive on the entry's date",
                pointer(line, "is inactive"));
    }

    static EntryRefused accountNotPostable(int line, AccountCode account) {
        return new EntryRefused(
                "account-not-postable",
                "The account only groups others",
                "Account " + account + " is a summary account and takes no lines",
                pointer(line, "is a summary account"));
    }

    static EntryRefused controlAccount(int line, AccountCode account) {
        return new EntryRefused(
                "control-account",
                "The account is kept by a sub-ledger",
                "Account " + account + " takes no manual entries: its documents or the bank's lines post to it",
                pointer(line, "is a control account"));
    }

    static EntryRefused foreignAmountUnfit(Money foreign) {
        return new EntryRefused(
                "foreign-amount-unfit",
                "A foreign amount is positive and in another currency than the books",
                "The foreign amount is " + foreign,
                new FieldProblem("/lines", "has a foreign amount that is none"));
    }

    /// The amount beside it should say what it is worth in the books, and is in another currency.
    static EntryRefused foreignAmountUnfit(int line, Money foreign, Money amount) {
        return new EntryRefused(
                "foreign-amount-unfit",
                "A foreign amount stands beside an amount in the currency of the books, or alone",
                "The foreign amount is " + foreign + ", and the amount beside it is " + amount,
                new FieldProblem(
                        "/lines/" + line + "/foreignAmount", "stands beside an amount in another foreign currency"));
    }

    static EntryRefused accountCurrencyDiffers(int line, AccountCode account, Currency currency) {
        return new EntryRefused(
                "account-currency-differs",
                "The account is kept in another currency",
                "Account " + account + " takes lines in " + currency + " only",
                pointer(line, "is kept in " + currency));
    }

    static EntryRefused keptByForeignItem(EntryId entry) {
        return new EntryRefused(
                "entry-of-foreign-item",
                "The entry belongs to an item in another currency",
                "Entry " + entry.value() + " is taken back where it came from: settlement or revaluation");
    }

    static EntryRefused adjustedEntryUnknown(EntryId adjusted) {
        return new EntryRefused(
                "adjusted-entry-unknown",
                "The entry that is adjusted does not exist",
                "No entry has the id " + adjusted.value(),
                new FieldProblem("/adjustsEntryId", "is no journal entry"));
    }

    static EntryRefused outsideAdjustmentPeriod(LocalDate date, LocalDate lastDay) {
        return new EntryRefused(
                "outside-adjustment-period",
                "The adjustment period is the last day of a fiscal year",
                date + " lies in the fiscal year that ends on " + lastDay,
                new FieldProblem("/effectiveDate", "must be " + lastDay));
    }

    static EntryRefused autoReversalTooEarly(LocalDate date) {
        return new EntryRefused(
                "auto-reversal-too-early",
                "An entry takes itself back after its own date",
                date + " is not after the effective date",
                new FieldProblem("/autoReverseOn", "must be after the effective date"));
    }

    private static FieldProblem pointer(int line, String message) {
        return new FieldProblem("/lines/" + line + "/account", message);
    }
}
