package io.tieout.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentMatchTest {

    private static final LocalDate APRIL_1 = LocalDate.of(2026, 4, 1);
    private static final UUID CUSTOMER = UUID.fromString("01900000-0000-7000-8000-00000000000c");

    private final Cause cause = new Cause(Ids.next(), Ids.next(), 1, null);
    private final InvoiceId invoiceId = InvoiceId.next();

    @Nested
    class TyingOut {

        @Test
        void addsUpToTheBankLine() {
            var match = match(
                    "103.00",
                    "100.00",
                    part(PartType.ON_ACCOUNT, "5.00"),
                    part(PartType.BANK_FEE, "-1.99"),
                    part(PartType.ROUNDING, "-0.01"));

            assertThat(match.parts()).hasSize(3);
        }

        /// Fifty of them would be a write-off without a reason, and without anybody who may give up so much.
        @Test
        void isRefusedWithTwoRoundingDifferences() {
            assertThatExceptionOfType(MatchPartRefused.class)
                    .isThrownBy(() -> match(
                            "98.00", "100.00", part(PartType.ROUNDING, "-1.00"), part(PartType.ROUNDING, "-1.00")))
                    .withMessageContaining("one rounding difference");
        }

        @Test
        void isRefusedWhenACentIsMissing() {
            assertThatExceptionOfType(MatchDoesNotTie.class).isThrownBy(() -> match("100.01", "100.00"));
        }

        @Test
        void isRefusedInTwoCurrencies() {
            var dollars = new InvoiceAmount(invoiceId, Money.parse("100.00", "USD"));

            assertThatExceptionOfType(MatchDoesNotTie.class)
                    .isThrownBy(() ->
                            new PaymentMatch(cause, Ids.next(), eur("100.00"), List.of(dollars), List.of(), Map.of()));
        }

        @Test
        void isRefusedForAnotherAmountThanThePostedOne() {
            assertThatExceptionOfType(MatchDoesNotTie.class)
                    .isThrownBy(() -> postedLine("100.00").requireAmount(eur("100.01")));
        }

        @Test
        void settlesNothingWithNothing() {
            assertThatExceptionOfType(MatchPartRefused.class)
                    .isThrownBy(() -> match("5.00", "0.00", part(PartType.ON_ACCOUNT, "5.00")));
        }

        @ParameterizedTest
        @CsvSource({
            "ON_ACCOUNT, -5.00",
            "ON_ACCOUNT, 0.00",
            "BANK_FEE, 1.00",
            "PSP_FEE, 1.00",
            "RETURN_FEE, 0.00",
            "ROUNDING, 1.01",
            "ROUNDING, -1.01",
            "DISCOUNT, 1.00",
            "WITHHOLDING_TAX, 1.00"
        })
        void refusesPartsWithoutAPlaceInTheBooks(PartType type, String amount) {
            assertThatExceptionOfType(MatchPartRefused.class).isThrownBy(() -> part(type, amount));
        }

        @Test
        void knowsWhoseMoneyIsOnAccount() {
            assertThatExceptionOfType(MatchPartRefused.class)
                    .isThrownBy(() -> new MatchPart(PartType.ON_ACCOUNT, eur("5.00"), null, null));
        }

        @Test
        void knowsWhatWasKeptBackFromWhichInvoice() {
            assertThatExceptionOfType(MatchPartRefused.class)
                    .isThrownBy(() -> new MatchPart(PartType.DISCOUNT, eur("-5.00"), null, null));
        }

        @Test
        void paysWhatWasNotKeptBack() {
            var match = match(
                    "96.50",
                    "100.00",
                    part(PartType.WITHHOLDING_TAX, "-2.00"),
                    part(PartType.DISCOUNT, "-1.00"),
                    part(PartType.BANK_FEE, "-0.50"));

            assertThat(match.paid().allocations()).containsExactly(new InvoiceAmount(invoiceId, eur("97.00")));
            assertThat(match.paid().parts()).extracting(MatchPart::type).containsExactly(PartType.BANK_FEE);
            assertThat(match.keptBack())
                    .extracting(MatchPart::type)
                    .containsExactly(PartType.DISCOUNT, PartType.WITHHOLDING_TAX);
            assertThat(match.settled(invoiceId)).isEqualTo(eur("100.00"));
            assertThat(match.paid(List.of(planned("100.00"))))
                    .extracting(PlannedAllocation::amount)
                    .containsExactly(eur("97.00"));
        }

        @Test
        void paysNothingOfWhatWasKeptBackWhole() {
            var match = match("5.00", "2.00", part(PartType.DISCOUNT, "-2.00"), part(PartType.ON_ACCOUNT, "5.00"));

            assertThat(match.paid().allocations()).isEmpty();
            assertThat(match.paid(List.of(planned("2.00")))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"100.00, 90.00 EUR", "100.00, -90.00 USD", "-100.00, 90.00 USD"})
        void settlesAnotherCurrencyByAPositiveAmountInEach(String paid, String settled) {
            var money = settled.split(" ");
            var exchanged = Map.of(invoiceId, Money.parse(money[0], money[1]));
            var allocations = List.of(new InvoiceAmount(invoiceId, eur(paid)));

            assertThatExceptionOfType(MatchPartRefused.class)
                    .isThrownBy(
                            () -> new PaymentMatch(cause, Ids.next(), eur(paid), allocations, List.of(), exchanged));
        }

        @Test
        void takesCreditsInAnotherCurrencyBelowZeroInEach() {
            var exchanged = Map.of(invoiceId, Money.parse("-90.00", "USD"));
            var part = new InvoiceAmount(invoiceId, eur("-100.00"));

            var match = new PaymentMatch(cause, Ids.next(), eur("-100.00"), List.of(part), List.of(), exchanged);

            assertThat(match.settling(part).amount()).isEqualTo(Money.parse("-90.00", "USD"));
        }

        @Test
        void keepsNothingBackInAnotherCurrency() {
            var exchanged = Map.of(invoiceId, Money.parse("90.00", "USD"));
            var allocations = List.of(new InvoiceAmount(invoiceId, eur("100.00")));
            var parts = List.of(part(PartType.DISCOUNT, "-2.00"));

            assertThatExceptionOfType(MatchPartRefused.class)
                    .isThrownBy(() -> new PaymentMatch(cause, Ids.next(), eur("98.00"), allocations, parts, exchanged));
        }

        @Test
        void keepsNothingBackFromAnInvoiceThatItDoesNotSettle() {
            assertThatExceptionOfType(MatchPartRefused.class)
                    .isThrownBy(() -> match("-1.00", "1.00", part(PartType.DISCOUNT, "-2.00")));
            var other = new MatchPart(PartType.DISCOUNT, eur("-2.00"), null, InvoiceId.next());
            assertThatExceptionOfType(MatchPartRefused.class).isThrownBy(() -> match("98.00", "100.00", other));
        }
    }

    @Nested
    class Posting {

        private final PaymentPosting posting = new PaymentPosting(
                new AccountCode("1180.01"),
                role -> new AccountCode(role.name().replace("_", "").substring(0, 7)));

        @Test
        void movesClearingToWhereTheMoneyBelongs() {
            var match = match("103.00", "105.00", part(PartType.BANK_FEE, "-2.00"));

            var entry = posting.payment(match, List.of(planned("105.00")), List.of(), postedLine("103.00"), APRIL_1);

            assertThat(lines(entry))
                    .containsExactly("DEBIT 1180.01 103.00", "CREDIT RECEIVA 105.00", "DEBIT BANKFEE 2.00");
        }

        @Test
        void movesWhatACardProviderKeptBackToTheFees() {
            var match = match("97.10", "100.00", part(PartType.PSP_FEE, "-2.90"));

            var entry = posting.payment(match, List.of(planned("100.00")), List.of(), postedLine("97.10"), APRIL_1);

            assertThat(lines(entry))
                    .containsExactly("DEBIT 1180.01 97.10", "CREDIT RECEIVA 100.00", "DEBIT BANKFEE 2.90");
        }

        @Test
        void movesReturnedMoneyTheOtherWay() {
            var match = match("-102.00", "-100.00", part(PartType.RETURN_FEE, "-2.00"));

            var entry = posting.payment(match, List.of(planned("-100.00")), List.of(), postedLine("-102.00"), APRIL_1);

            assertThat(lines(entry))
                    .containsExactly("CREDIT 1180.01 102.00", "DEBIT RECEIVA 100.00", "DEBIT BANKFEE 2.00");
        }

        @ParameterizedTest
        @CsvSource({
            "BANK_FEE,     -5.00, BANK_FEES",
            "INTEREST,      5.00, INTEREST_INCOME",
            "INTEREST,     -5.00, INTEREST_EXPENSE",
            "TAX,          -5.00, TAX_PAID",
            "PAYROLL,      -5.00, PAYROLL",
            "OWN_TRANSFER, -5.00, IN_TRANSIT",
            "OTHER,         5.00, SUSPENSE"
        })
        void findsTheAccountOfEachKind(LineKind kind, String amount, AccountRole role) {
            assertThat(kind.account(eur(amount))).isEqualTo(role);
        }

        @Test
        void postsAFeeAsAnExpense() {
            var fee = new LineClassification(cause, Ids.next(), eur("-5.00"), LineKind.BANK_FEE, null);

            var entry = posting.classification(fee, postedLine("-5.00"), APRIL_1);

            assertThat(lines(entry)).containsExactly("CREDIT 1180.01 5.00", "DEBIT BANKFEE 5.00");
        }

        private List<String> lines(EntryDraft entry) {
            return entry.lines().stream()
                    .map(line -> line.side() + " " + line.account() + " "
                            + line.amount().amount())
                    .toList();
        }
    }

    @Test
    void aLineIsExplainedOnce() {
        var explained = new PostedBankLine(
                cause.companyId(), Ids.next(), Ids.next(), APRIL_1, APRIL_1, eur("1.00"), EntryId.next(), Ids.next());

        assertThatExceptionOfType(BankLineAlreadyExplained.class).isThrownBy(explained::requireUnexplained);
    }

    @Test
    void aLineOfZeroIsNoLine() {
        assertThatExceptionOfType(BankLineWithoutAmount.class)
                .isThrownBy(() -> new BankLine(Ids.next(), APRIL_1, eur("0.00")));
    }

    private PaymentMatch match(String amount, String allocated, MatchPart... parts) {
        return new PaymentMatch(
                cause,
                Ids.next(),
                eur(amount),
                List.of(new InvoiceAmount(invoiceId, eur(allocated))),
                List.of(parts),
                Map.of());
    }

    private PlannedAllocation planned(String amount) {
        return new PlannedAllocation(invoiceId, CUSTOMER, null, APRIL_1, APRIL_1, null, eur(amount));
    }

    private PostedBankLine postedLine(String amount) {
        return new PostedBankLine(
                cause.companyId(), Ids.next(), Ids.next(), APRIL_1, APRIL_1, eur(amount), EntryId.next(), null);
    }

    private MatchPart part(PartType type, String amount) {
        return new MatchPart(type, eur(amount), CUSTOMER, invoiceId);
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
