package io.tieout.reconciliation.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.Ground;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.matching.Outcome;
import io.tieout.reconciliation.matching.Payees;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.matching.Signal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillMatcherTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final String CLOUDYS_IBAN = "DE89370400440532013000";
    private static final String PRINTERS_IBAN = "DE02120300000000202051";
    private static final Payees KNOWN = new Payees(List.of(
            Customer.named("cloudy", "Cloudy Hosting GmbH", "Cloudy Datacenter Betriebsgesellschaft")
                    .withIban(CLOUDYS_IBAN),
            Customer.named("printer", "Druckhaus Berg KG").withIban(PRINTERS_IBAN)));
    private static final Item HOSTING = bill("hosting", "BILL-2026-000001", "RE-4711", "cloudy", "119.00");
    private static final Item SUPPORT = bill("support", "BILL-2026-000002", "RE-4712", "cloudy", "81.00");
    private static final Item PAPER = bill("paper", "BILL-2026-000003", "P/88123", "stationer", "119.00");
    private static final Item SAME_NUMBER = bill("same", "BILL-2026-000004", "RE-4711", "stationer", "119.00");
    private static final Item SHORT = bill("short", "BILL-2026-000005", "77", "stationer", "12.00");
    private static final Item PAID = bill("paid", "BILL-2026-000006", "RE-4700", "cloudy", "0.00");
    private static final Item ASKED = new Item(
            "asked",
            List.of("BILL-2026-000007", "K 1"),
            "cloudy",
            5000,
            EUR,
            null,
            List.of("RF18539007547034"),
            DAY,
            DAY,
            null,
            null,
            null,
            null,
            false);

    private static final Payable HOSTING_PAID =
            new Payable(bill("hosting", "BILL-2026-000001", "RE-4711", "cloudy", "0.00"), 11900, false);
    private static final Payable CREDIT = open(bill("credit", "SCN-2026-000001", "GS-1001", "cloudy", "-40.00"));

    @ParameterizedTest
    @CsvSource({
        "-119.00, Rechnung RE-4711 vom 1.3., hosting",
        "-119.00, RE 4711, hosting",
        "-119.00, BILL-2026-000001, hosting",
        "-119.00, P/88123, paper",
        "-50.00, RF18 5390 0754 7034, asked",
        "-200.00, RE-4711 und RE-4712, hosting+support",
        "-200.00, 'RE-4711, RE-4712', hosting+support",
    })
    void paysWhatIsNamedAndComesToTheAmount(String amount, String text, String expected) {
        var outcome = one(amount, text, HOSTING, SUPPORT, PAPER, ASKED);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Automatic.class, automatic -> {
            assertThat(ids(automatic.explanation())).isEqualTo(expected);
            assertThat(automatic.explanation().total())
                    .isEqualTo(Money.parse(amount, "EUR").minorUnits());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "-119.00, Miete Maerz",
        "-118.99, RE-4711",
        "-119.01, RE-4711",
        "-60.00, RE-4711",
        "-238.00, RE-4711 und P/88123",
        "-12.00, 77",
        "-119.00, RE-4700",
        "-119.00, RE-47110",
    })
    void decidesNothingThatIsNotExact(String amount, String text) {
        assertThat(one(amount, text, HOSTING, SUPPORT, PAPER, SHORT, PAID)).isInstanceOf(Outcome.Suggested.class);
    }

    @ParameterizedTest
    @CsvSource({"20260042, 20260042", "2026-0042, 2026/0042", "４７１１００, ４７１１００"})
    void leavesANumberOfFiguresAloneToAPerson(String number, String text) {
        var figures = bill("figures", "BILL-2026-000008", number, "stationer", "119.00");

        assertThat(one("-119.00", text, figures)).isInstanceOf(Outcome.Suggested.class);
        assertThat(one("-119.00", "BILL-2026-000008", figures)).isInstanceOf(Outcome.Automatic.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Druckhaus Berg KG, , PAYER_NAME",
        "Somebody Else, , PAYER_NAME",
        "Cloudy Hosting GmbH, DE02120300000000202051, PAYER_IBAN",
        "Cloudy Hosting GmbH, DE44500105175407324931, PAYER_IBAN",
        "'', DE02120300000000202051, PAYER_IBAN",
    })
    void leavesAPaymentToSomebodyElseThanTheSupplierToAPerson(String name, @Nullable String iban, Signal because) {
        var line = paid(name, iban);

        assertThat(one(line, null, Policy.standard(), HOSTING))
                .isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> {
                    assertThat(ids(suggested.ranked().getFirst())).isEqualTo("hosting");
                    assertThat(suggested.evidence())
                            .extracting(Evidence::signal)
                            .contains(because);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUDY HOSTING, ",
        "Cloudy Datacenter Betriebsg, ",
        "'', ",
        "Anything, DE89 3704 0044 0532 0130 00",
    })
    void paysWhereNameOrAccountAreTheSuppliers(String name, @Nullable String iban) {
        assertThat(one(paid(name, iban), null, Policy.standard(), HOSTING)).isInstanceOf(Outcome.Automatic.class);
    }

    @Test
    void asksOfASupplierThatIsNotKnownOnlyWhetherTheAccountIsAnothers() {
        assertThat(one(paid("Druckhaus Berg KG", null, "P/88123"), null, Policy.standard(), PAPER))
                .isInstanceOf(Outcome.Automatic.class);
        assertThat(one(paid("Stationer", PRINTERS_IBAN, "P/88123"), null, Policy.standard(), PAPER))
                .isInstanceOf(Outcome.Suggested.class);
    }

    private static Line paid(String name, @Nullable String iban) {
        return paid(name, iban, "RE-4711");
    }

    private static Line paid(String name, @Nullable String iban, String text) {
        var line = Line.of("1", DAY, Money.parse("-119.00", "EUR"), name, text);
        return iban == null ? line : line.withPayerIban(iban);
    }

    @Test
    void asksWhichOfTwoSuppliersIsMeant() {
        var outcome = one("-119.00", "RE-4711", HOSTING, SAME_NUMBER);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> {
            assertThat(suggested.flags()).contains(Flag.AMBIGUOUS);
            assertThat(suggested.ranked()).hasSize(2);
        });
    }

    @Test
    void proposesAPartAndSaysThatABillIsPaidAgain() {
        assertThat(one("-60.00", "RE-4711", HOSTING))
                .isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> assertThat(suggested.ranked())
                        .allSatisfy(
                                explanation -> assertThat(explanation.total()).isEqualTo(-6000)));
        assertThat(one("-119.00", "RE-4700", PAID).flags()).contains(Flag.DUPLICATE_PAYMENT);
    }

    @Test
    void paysABillOnceHoweverManyLinesNameIt() {
        var matcher = new BillMatcher(Policy.standard(), List.of(open(HOSTING)), KNOWN);

        var outcomes = matcher.match(List.of(
                BillMatcher.mirrored(line("1", "-119.00", "RE-4711"), null),
                BillMatcher.mirrored(line("2", "-119.00", "RE-4711"), null)));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Automatic.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Suggested.class);
        assertThat(outcomes.get(1).flags()).contains(Flag.DUPLICATE_PAYMENT);
    }

    @Test
    void readsWhatTheBankHandsOn() {
        assertThat(one(line("1", "-119.00", "Hosting"), "RE-4711", Policy.standard(), HOSTING))
                .isInstanceOf(Outcome.Automatic.class);
        assertThat(one(line("1", "-119.00", "Hosting"), "NOTPROVIDED", Policy.standard(), HOSTING))
                .isInstanceOf(Outcome.Suggested.class);
    }

    @Test
    void leavesToPeopleWhatTheCompanyLeavesThemAndWhatTheyTookBack() {
        var onlyReferences = Policy.standard().withAutomatic(EnumSet.of(Ground.REFERENCE));

        assertThat(one(line("1", "-119.00", "RE-4711"), null, onlyReferences, HOSTING))
                .isInstanceOf(Outcome.Suggested.class);
        assertThat(one(line("1", "-119.00", "RE-4711").suggestOnly(true), null, Policy.standard(), HOSTING))
                .isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> assertThat(suggested.ranked())
                        .hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "119.00, Rückgabe RE-4711",
        "119.00, RETURNED BILL-2026-000001",
    })
    void opensABillAgainWhosePaymentComesBackWhole(String amount, String text) {
        assertThat(one(amount, text, HOSTING_PAID)).isInstanceOfSatisfying(Outcome.Exceptional.class, back -> {
            assertThat(ids(back.explanation())).isEqualTo("hosting");
            assertThat(back.explanation().allocations().getFirst().amountMinor())
                    .isEqualTo(11900);
            assertThat(back.explanation().parts()).isEmpty();
            assertThat(back.flags()).containsExactly(Flag.REVERSAL);
        });
    }

    @Test
    void opensABillAgainThatTheBankMarksAsReturned() {
        var marked = line("1", "119.00", "RE-4711").withBank(new Line.Bank("own", null, null, true));

        assertThat(one(marked, null, Policy.standard(), List.of(HOSTING_PAID))).isInstanceOf(Outcome.Exceptional.class);
        assertThat(one(marked.suggestOnly(true), null, Policy.standard(), List.of(HOSTING_PAID)))
                .isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> assertThat(suggested.ranked())
                        .hasSize(1));
        var byPeople = Policy.standard().withAutomatic(EnumSet.of(Ground.INVOICE_NUMBER));
        assertThat(one(marked, null, byPeople, List.of(HOSTING_PAID))).isInstanceOf(Outcome.Suggested.class);
    }

    @ParameterizedTest
    @CsvSource({
        // A part comes back; the line does not say so; somebody else sends it.
        "60.00, Rückgabe RE-4711, Cloudy Hosting GmbH, 1",
        "119.00, RE-4711, Cloudy Hosting GmbH, 1",
        "60.00, RE-4711, Cloudy Hosting GmbH, 1",
        "119.00, Rückgabe RE-4711, Somebody Else, 1",
        "119.00, RE-4711, Somebody Else, 0",
        "119.01, Rückgabe RE-4711, Cloudy Hosting GmbH, 0",
        "119.01, RE-4711, Cloudy Hosting GmbH, 0",
        "119.00, Rückgabe, Cloudy Hosting GmbH, 0",
        "119.00, Miete, Cloudy Hosting GmbH, 0",
    })
    void asksAPersonWhatMoneyFromASupplierIs(String amount, String text, String payer, int proposals) {
        var line = Line.of("1", DAY, Money.parse(amount, "EUR"), payer, text);

        assertThat(one(line, null, Policy.standard(), List.of(HOSTING_PAID)))
                .isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> {
                    assertThat(suggested.ranked()).hasSize(proposals);
                    assertThat(suggested.ranked()).allSatisfy(explanation -> assertThat(explanation.total())
                            .isEqualTo(Money.parse(amount, "EUR").minorUnits()));
                    assertThat(suggested.flags()).doesNotContain(Flag.DUPLICATE_PAYMENT);
                });
    }

    @Test
    void opensABillAgainOnceHoweverManyLinesBringItsPaymentBack() {
        var matcher = new BillMatcher(Policy.standard(), List.of(HOSTING_PAID), KNOWN);

        var outcomes = matcher.match(List.of(
                BillMatcher.mirrored(line("1", "119.00", "Storno RE-4711"), null),
                BillMatcher.mirrored(line("2", "119.00", "Storno RE-4711"), null)));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Exceptional.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Suggested.class);
    }

    @Test
    void takesWhatASupplierPaysForItsCreditNote() {
        assertThat(one("40.00", "Gutschrift GS-1001", CREDIT, HOSTING_PAID))
                .isInstanceOfSatisfying(Outcome.Automatic.class, automatic -> {
                    assertThat(ids(automatic.explanation())).isEqualTo("credit");
                    assertThat(automatic.explanation().total()).isEqualTo(4000);
                });
        assertThat(one("39.00", "GS-1001", CREDIT)).isInstanceOf(Outcome.Suggested.class);
        assertThat(one("41.00", "GS-1001", CREDIT)).isInstanceOf(Outcome.Suggested.class);
        assertThat(one("-40.00", "GS-1001", CREDIT)).isInstanceOf(Outcome.Suggested.class);
    }

    @Test
    void paysABillLessTheCreditNoteThatIsNamedBesideIt() {
        assertThat(one("-79.00", "RE-4711 abzgl. GS-1001", open(HOSTING), CREDIT))
                .isInstanceOfSatisfying(Outcome.Automatic.class, automatic -> assertThat(
                                automatic.explanation().allocations())
                        .containsExactlyInAnyOrder(
                                new Explanation.Allocation("hosting", -11900),
                                new Explanation.Allocation("credit", 4000)));
    }

    @Test
    void saysThatABillWaitsForApprovalAndNotThatItIsPaidTwice() {
        var waiting = new Payable(HOSTING, 0, true);

        var outcome = one("-119.00", "RE-4711", waiting);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> {
            assertThat(suggested.ranked()).isEmpty();
            assertThat(suggested.flags()).isEmpty();
            assertThat(suggested.evidence()).extracting(Evidence::meaning).contains("waits for approval");
        });
        assertThat(one("-119.00", "RE-4711", waiting, open(SAME_NUMBER)).flags())
                .contains(Flag.AMBIGUOUS);
    }

    @Test
    void asksWhenACustomerAndASupplierAreBothNamedByMoneyThatComesIn() {
        var back = one("119.00", "Rückgabe RE-4711", HOSTING_PAID);
        var invoice = new Outcome.Automatic("1", explanation("invoice"), List.of(), Set.of(), List.of(), "v");

        assertThat(BillMatcher.together(invoice, back).flags()).contains(Flag.AMBIGUOUS);
        assertThat(BillMatcher.together(suggested(Signal.REFERENCE), back).flags())
                .contains(Flag.AMBIGUOUS);
        assertThat(BillMatcher.together(suggested(Signal.AMOUNT), back)).isEqualTo(back);
        assertThat(BillMatcher.together(ignored(Signal.TEXT_RULE, null), back)).isEqualTo(back);
    }

    @Test
    void takesNoLineFromWhatItHasToDoWithCustomers() {
        var exact = one("-119.00", "RE-4711", HOSTING);
        var refund = new Outcome.Automatic("1", explanation("refund"), List.of(), Set.of(), List.of(), "v");
        var fee = ignored(Signal.BANK_CODE, null);
        var words = ignored(Signal.TEXT_RULE, null);
        var repeated = ignored(Signal.TEXT_RULE, "0");
        var unnamed = one("-119.00", "Miete", HOSTING);

        assertThat(BillMatcher.together(refund, unnamed)).isEqualTo(refund);
        assertThat(BillMatcher.together(refund, exact)).isInstanceOfSatisfying(Outcome.Suggested.class, suggested -> {
            assertThat(suggested.flags()).contains(Flag.AMBIGUOUS);
            assertThat(suggested.ranked()).hasSize(2);
        });
        assertThat(BillMatcher.together(fee, exact)).isEqualTo(fee);
        assertThat(BillMatcher.together(repeated, exact)).isEqualTo(repeated);
        assertThat(BillMatcher.together(words, unnamed)).isEqualTo(words);
        assertThat(BillMatcher.together(words, exact)).isEqualTo(exact);
    }

    @Test
    void isAmbiguousBesideAnotherDocumentAndAutomaticBesideAGuess() {
        var exact = one("-119.00", "RE-4711", HOSTING);

        assertThat(BillMatcher.together(suggested(Signal.REFERENCE), exact))
                .isInstanceOfSatisfying(Outcome.Suggested.class, both -> assertThat(both.flags())
                        .contains(Flag.AMBIGUOUS));
        assertThat(BillMatcher.together(suggested(Signal.AMOUNT), exact)).isInstanceOf(Outcome.Automatic.class);
        assertThat(BillMatcher.together(suggested(Signal.AMOUNT), one("-60.00", "RE-4711", HOSTING)))
                .isInstanceOfSatisfying(Outcome.Suggested.class, both -> assertThat(both.ranked())
                        .hasSizeGreaterThan(1));
    }

    private static Outcome one(String amount, String text, Item... bills) {
        return one(line("1", amount, text), null, Policy.standard(), bills);
    }

    private static Outcome one(Line line, @Nullable String endToEndId, Policy policy, Item... bills) {
        return one(
                line,
                endToEndId,
                policy,
                Stream.of(bills).map(BillMatcherTest::open).toList());
    }

    private static Outcome one(String amount, String text, Payable... bills) {
        return one(line("1", amount, text), null, Policy.standard(), List.of(bills));
    }

    private static Payable open(Item bill) {
        return new Payable(bill, 0, false);
    }

    private static Outcome one(Line line, @Nullable String endToEndId, Policy policy, List<Payable> bills) {
        return new BillMatcher(policy, bills, KNOWN)
                .match(List.of(BillMatcher.mirrored(line, endToEndId)))
                .getFirst();
    }

    private static Line line(String id, String amount, String text) {
        return Line.of(id, DAY, Money.parse(amount, "EUR"), "Cloudy Hosting GmbH", text);
    }

    private static Item bill(String id, String number, String supplierNumber, String supplier, String open) {
        return new Item(
                id,
                List.of(number, supplierNumber),
                supplier,
                Money.parse(open, "EUR").minorUnits(),
                EUR,
                null,
                List.of(),
                DAY,
                DAY,
                null,
                null,
                null,
                null,
                false);
    }

    private static String ids(Explanation explanation) {
        return String.join(
                "+",
                explanation.allocations().stream()
                        .map(Explanation.Allocation::itemId)
                        .sorted()
                        .toList());
    }

    private static Explanation explanation(String id) {
        return new Explanation("exact", List.of(new Explanation.Allocation(id, -11900)), List.of(), 70, null);
    }

    private static Outcome ignored(Signal signal, @Nullable String duplicateOf) {
        return new Outcome.Ignored("1", LineKind.BANK_FEE, duplicateOf, Set.of(), seen(signal), "v");
    }

    private static Outcome suggested(Signal signal) {
        return new Outcome.Suggested("1", List.of(explanation("refund")), Set.of(), seen(signal), "v");
    }

    private static List<Evidence> seen(Signal signal) {
        return List.of(new Evidence(signal, "x", "y", 1));
    }
}
