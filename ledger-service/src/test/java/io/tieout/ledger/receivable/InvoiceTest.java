package io.tieout.ledger.receivable;

import static io.tieout.ledger.receivable.Invoices.MARCH_31;
import static io.tieout.ledger.receivable.Invoices.aDraft;
import static io.tieout.ledger.receivable.Invoices.aLine;
import static io.tieout.ledger.receivable.Invoices.anInvoiceOver;
import static io.tieout.ledger.receivable.Invoices.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvoiceTest {

    @Nested
    class Allocated {

        @Test
        void isPartPaidThenPaidThenOpenAgain() {
            var invoice = anInvoiceOver("119.00");

            var partPaid = invoice.allocate(eur("100.00"));
            var paid = partPaid.allocate(eur("19.00"));
            var reopened = paid.allocate(eur("-119.00"));

            assertThat(invoice.settlement()).isEqualTo(SettlementStatus.OPEN);
            assertThat(partPaid.settlement()).isEqualTo(SettlementStatus.PART_PAID);
            assertThat(partPaid.open()).isEqualTo(eur("19.00"));
            assertThat(paid.settlement()).isEqualTo(SettlementStatus.PAID);
            assertThat(reopened.settlement()).isEqualTo(SettlementStatus.OPEN);
            assertThat(reopened.version()).isEqualTo(4);
        }

        @Test
        void takesNoMoreThanIsOpen() {
            var invoice = anInvoiceOver("119.00").allocate(eur("100.00"));

            assertThatExceptionOfType(ExceedsOpenAmount.class)
                    .isThrownBy(() -> invoice.allocate(eur("19.01")))
                    .satisfies(refusal -> assertThat(refusal.open()).isEqualTo(eur("19.00")));
        }

        @Test
        void givesBackNoMoreThanWasPaid() {
            var invoice = anInvoiceOver("119.00").allocate(eur("19.00"));

            assertThatExceptionOfType(ExceedsPaidAmount.class).isThrownBy(() -> invoice.allocate(eur("-19.01")));
        }

        @Test
        void takesNoOtherCurrency() {
            assertThatExceptionOfType(CurrencyDiffers.class)
                    .isThrownBy(() -> anInvoiceOver("119.00").allocate(Money.parse("1.00", "USD")));
        }
    }

    @Nested
    class Drafted {

        @Test
        void isNotDueBeforeItIsDated() {
            assertThatExceptionOfType(DueDateBeforeInvoiceDate.class)
                    .isThrownBy(() -> aDraft(MARCH_31, MARCH_31.minusDays(1), aLine("1", "100", "19")));
        }

        @Test
        void comesToMoreThanNothing() {
            assertThatExceptionOfType(DocumentRefused.class)
                    .isThrownBy(() -> aDraft(aLine("1", "0", "19")).totals())
                    .satisfies(refusal ->
                            assertThat(refusal.errors().getFirst().pointer()).isEqualTo("/total"));
        }

        @Test
        void saysTheSameWhateverItsLinesAreCalled() {
            var one = aDraft(aLine("1", "100", "19"));
            var same = aDraft(aLine("1.0", "100.00", "19"));
            var other = aDraft(aLine("1", "100.01", "19"));

            assertThat(same.digest()).isEqualTo(one.digest());
            assertThat(other.digest()).isNotEqualTo(one.digest());
        }

        @Test
        void meetsWhatItsSenderExpected() {
            var totals = aDraft(aLine("1", "100", "19")).totals();

            new ExpectedTotals(eur("100.00"), eur("19.00"), eur("119.00")).requireMet(totals);
            ExpectedTotals.none().requireMet(totals);
            assertThatExceptionOfType(DocumentRefused.class)
                    .isThrownBy(() -> new ExpectedTotals(null, null, eur("119.01")).requireMet(totals));
        }
    }

    @Nested
    class Posted {

        private final InvoicePosting posting =
                new InvoicePosting(new AccountCode("1200"), new AccountCode("4100"), new AccountCode("2200"));

        @Test
        void isOwedInTotalAndEarnedPerTaxRate() {
            var draft = aDraft(aLine("1", "100", "19"), aLine("2", "50", "7"), aLine("1", "10", "0"));

            var entry = posting.entry(
                    EntryId.next(), InvoiceId.next(), new InvoiceNumber("INV-2026", 1), draft, draft.totals(), null);

            assertThat(entry.effectiveDate()).isEqualTo(LocalDate.of(2026, 3, 31));
            assertThat(entry.lines())
                    .extracting(line -> line.account().value(), LineDraft::side, line -> line.amount()
                            .amount())
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("1200", Side.DEBIT, "236.00"),
                            org.assertj.core.groups.Tuple.tuple("4100", Side.CREDIT, "10.00"),
                            org.assertj.core.groups.Tuple.tuple("4100", Side.CREDIT, "100.00"),
                            org.assertj.core.groups.Tuple.tuple("2200", Side.CREDIT, "7.00"),
                            org.assertj.core.groups.Tuple.tuple("4100", Side.CREDIT, "100.00"),
                            org.assertj.core.groups.Tuple.tuple("2200", Side.CREDIT, "19.00"));
        }
    }

    @Nested
    class OnAccount {

        private final CustomerCredit credit = new CustomerCredit(
                java.util.UUID.randomUUID(),
                CustomerCreditId.next(),
                Invoices.CUSTOMER,
                null,
                MARCH_31,
                eur("50.00"),
                eur("50.00"),
                eur("50.00"));

        @Test
        void isUsedAndGivenBack() {
            var used = use("20.00");

            assertThat(used.open()).isEqualTo(eur("30.00"));
            assertThat(used.giveBack(eur("20.00"), eur("20.00"))).isEqualTo(credit);
        }

        @Test
        void isNotUsedTwice() {
            assertThatExceptionOfType(ExceedsCustomerCredit.class)
                    .isThrownBy(() -> use("50.00").use(eur("0.01"), eur("0.01")));
        }

        @Test
        void isTakenBackOnlyAsLongAsItIsWhole() {
            assertThat(credit.takeBack().open()).isEqualTo(eur("0.00"));
            assertThatExceptionOfType(CreditAlreadyUsed.class)
                    .isThrownBy(() -> use("0.01").takeBack());
        }

        private CustomerCredit use(String amount) {
            return credit.use(eur(amount), eur(amount));
        }
    }
}
