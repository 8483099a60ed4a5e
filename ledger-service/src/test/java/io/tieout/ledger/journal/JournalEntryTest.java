package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JournalEntryTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final AccountCode RENT = new AccountCode("5300");
    private static final AccountCode PAYABLE = new AccountCode("2100");
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    @Test
    void acceptsManyLinesOnBothSides() {
        assertThatCode(() ->
                        entry(debit("70.00"), LineDraft.debit(PAYABLE, eur("30.00")), credit("60.00"), credit("40.00")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesWhatDoesNotBalance() {
        refused(() -> entry(debit("10.00"), credit("10.01")), "entry-does-not-balance");
        refused(() -> entry(debit("10.00"), debit("10.00")), "entry-does-not-balance");
    }

    @Test
    void refusesTooFewAndTooManyLines() {
        refused(() -> entry(debit("10.00")), "too-few-lines");
        refused(() -> entry(), "too-few-lines");
        refused(
                () -> entry(Collections.nCopies(JournalEntry.MAX_LINES + 1, debit("1.00"))
                        .toArray(LineDraft[]::new)),
                "too-many-lines");
    }

    @Test
    void refusesAmountsThatAreNone() {
        refused(() -> entry(debit("0.00"), credit("0.00")), "amount-not-positive");
        refused(() -> entry(debit("-1.00"), credit("-1.00")), "amount-not-positive");
        refused(() -> entry(debit("100000000000000.00"), credit("100000000000000.00")), "amount-too-large");
        var large = Collections.nCopies(500, debit("99999999999999.99"));
        refused(() -> entry(large.toArray(LineDraft[]::new)), "amount-too-large");
    }

    @Test
    void refusesAnotherCurrencyThatNobodyConverted() {
        refused(
                () -> entry(debit("1.00"), LineDraft.credit(PAYABLE, Money.parse("1.00", "USD"))),
                "exchange-rate-missing");
    }

    @Test
    void refusesDatesOutsideTheBooks() {
        refused(() -> JournalEntry.of(draft(LocalDate.of(9999, 1, 1), DAY, balanced()), EUR), "date-out-of-range");
        refused(() -> JournalEntry.of(draft(DAY, LocalDate.of(1, 1, 1), balanced()), EUR), "date-out-of-range");
    }

    @Test
    void refusesAccountsThatTakeNoLines() {
        var entry = entry(debit("1.00"), credit("1.00"));
        var payable = new Account(PAYABLE, "Payables", AccountType.LIABILITY, null, null, false, true, true, 1);
        refused(() -> entry.requireAccounts(Map.of(PAYABLE, payable)), "account-unknown");
        refused(() -> entry.requireAccounts(accounts(payable, false, false, true)), "account-not-postable");
        refused(() -> entry.requireAccounts(accounts(payable, false, true, false)), "account-inactive");
        refused(() -> entry.requireAccounts(accounts(payable, true, true, true)), "control-account");
        assertThatCode(() -> entry.requireAccounts(accounts(payable, false, true, true)))
                .doesNotThrowAnyException();
    }

    @Test
    void takesBackWhatItPosted() {
        var entry = draft(DAY, DAY, List.of(debit("1.00").with("customerId", "7"), credit("1.00")));
        var reversal = entry.takenBack(DAY.plusDays(1), "Wrong", null);

        assertThat(reversal.source()).isEqualTo(EntrySource.REVERSAL);
        assertThat(reversal.sourceId()).isEqualTo(entry.id().value());
        assertThat(reversal.lines())
                .containsExactly(
                        LineDraft.credit(RENT, eur("1.00")).with("customerId", "7"),
                        LineDraft.debit(PAYABLE, eur("1.00")));
    }

    private static Map<AccountCode, Account> accounts(
            Account payable, boolean control, boolean postable, boolean active) {
        return Map.of(
                PAYABLE,
                payable,
                RENT,
                new Account(RENT, "Rent", AccountType.EXPENSE, null, null, control, postable, active, 1));
    }

    private static JournalEntry entry(LineDraft... lines) {
        return JournalEntry.of(draft(DAY, DAY, List.of(lines)), EUR);
    }

    private static EntryDraft draft(LocalDate effectiveDate, LocalDate documentDate, List<LineDraft> lines) {
        return new EntryDraft(
                EntryId.next(), Ids.next(), effectiveDate, documentDate, EntrySource.MANUAL, null, "Rent", null, lines);
    }

    private static List<LineDraft> balanced() {
        return List.of(debit("1.00"), credit("1.00"));
    }

    private static LineDraft debit(String amount) {
        return LineDraft.debit(RENT, eur(amount));
    }

    private static LineDraft credit(String amount) {
        return LineDraft.credit(PAYABLE, eur(amount));
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }

    private static void refused(ThrowingCallable posting, String code) {
        assertThatThrownBy(posting).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
