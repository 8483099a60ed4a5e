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
        var matcher = new BillMatcher(Policy.standard(), List.of(HOSTING), KNOWN);

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
        return new BillMatcher(policy, List.of(bills), KNOWN)
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
