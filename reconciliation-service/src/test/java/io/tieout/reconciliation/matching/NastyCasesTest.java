package io.tieout.reconciliation.matching;

import static io.tieout.reconciliation.matching.Books.eur;
import static io.tieout.reconciliation.matching.Books.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Lines that look clear and are not: none of them may be posted by itself.
class NastyCasesTest {

    private final Books books = new Books();

    private String outcome(String payer, String amount, String text) {
        return told(books.receive(books.pays(payer, amount, text)));
    }

    @Test
    void twinPaymentsOfTwinInvoicesWithDifferentDueDatesAreAChoice() {
        books.owes(dueIn("AR-1", 10)).owes(dueIn("AR-2", 40));

        var outcomes = books.receive(List.of(books.pays("ROTH", "64.00", ""), books.pays("ROTH", "64.00", "")));

        assertThat(outcomes.stream().map(Books::told))
                .containsOnly("SUGGEST AR-1=64.00 [AMBIGUOUS]")
                .hasSize(2);
    }

    @Test
    void twoCustomersWhoseNamesFoldToOneAreNobody() {
        books.owes("Müller & Söhne GmbH", "AR-1", "64.00").owes("Mueller und Soehne KG", "AR-2", "70.00");

        assertThat(outcome("MUELLER & SOEHNE", "64.00", "")).isEqualTo("SUGGEST AR-1=64.00");
    }

    @Test
    void aNameOfTwoCustomersIsNoBanksInterestWhateverTheText() {
        books.owes("Müller & Söhne GmbH", "AR-1", "64.00").owes("Mueller und Soehne KG", "AR-2", "70.00");

        assertThat(outcome("MUELLER & SOEHNE", "65.10", "zzgl. Verzugszinsen")).startsWith("SUGGEST");
    }

    @Test
    void aNumberOrReferenceInsideALongerOneIsNotThere() {
        books.owes(Item.of("AR-1", "20260007", "Roth", eur("64.00")).withReference("RF62B20260007"))
                .owes("Weiss", "AR-2", "64.00");

        for (var text : List.of("1202600075", "20260007-31", "RF62B202600078", "XRF62B20260007")) {
            assertThat(outcome("", "64.00", text)).as(text).startsWith("SUGGEST");
        }
    }

    @Test
    void aPartOfOneInvoiceThatEqualsAnotherIsAChoice() {
        books.owes("Roth", "AR-1", "100.00").owes("Roth", "AR-2", "40.00");

        assertThat(outcome("ROTH", "40.00", "Teilzahlung")).isEqualTo("SUGGEST AR-2=40.00 [AMBIGUOUS]");
        assertThat(outcome("ROTH", "40.00", "abzüglich Reklamation")).isEqualTo("SUGGEST AR-2=40.00 [AMBIGUOUS]");
        assertThat(outcome("ROTH", "40.00", "danke")).isEqualTo("AUTO AR-2=40.00");
    }

    @Test
    void aPartOfANamedInvoiceThatEqualsAnotherIsNotThatOther() {
        books.owes("Roth", "AR-1", "100.00").owes("Roth", "AR-2", "40.00");

        assertThat(outcome("ROTH", "40.00", "AR-1")).isEqualTo("SUGGEST AR-1=40.00 [UNDERPAYMENT]");
    }

    @Test
    void anAmountOfTwoDifferentSetsIsAmbiguous() {
        books.owes("Roth", "AR-1", "30.00")
                .owes("Roth", "AR-2", "20.00")
                .owes("Roth", "AR-3", "35.00")
                .owes("Roth", "AR-4", "15.00");

        assertThat(outcome("ROTH", "50.00", ""))
                .endsWith("[AMBIGUOUS,COMBINATION]")
                .startsWith("SUGGEST");
    }

    @Test
    void anInvoiceAndAnotherLessACreditNoteAreAmbiguous() {
        books.owes("Roth", "AR-1", "100.00").owes("Roth", "GS-1", "-30.00").owes("Roth", "AR-2", "70.00");

        assertThat(outcome("ROTH", "70.00", "")).startsWith("SUGGEST").endsWith("[AMBIGUOUS,COMBINATION]");
    }

    @Test
    void aNumberOfAnotherCurrencyIsNotThePayersEqualItem() {
        books.owes("Roth", "AR-1", Money.parse("64.00", "USD")).owes("Roth", "AR-2", "64.00");

        assertThat(outcome("ROTH", "64.00", "AR-1")).startsWith("SUGGEST");
    }

    @Test
    void anItemThatWasWrittenAfterThePaymentIsOnlyPaidWhenItIsNamed() {
        books.owes(Item.of("AR-1", "AR-1", "Roth", eur("64.00")).withDates(Books.TODAY.plusDays(1), null));

        assertThat(outcome("ROTH", "64.00", "")).isEqualTo("SUGGEST AR-1=64.00");
        assertThat(outcome("ROTH", "64.00", "AR-1")).isEqualTo("AUTO AR-1=64.00");
    }

    @Test
    void aNumberThatIsTheBodyOfItsReferenceIsNoReference() {
        // The body has right Finnish check digits by chance; the range must still be read as one.
        books.owes(Item.of("R1", "RE-2026-1010", "Roth", eur("10.00")).withReference(creditorReference("20261010")))
                .owes("Roth", "RE-2026-1011", "20.00")
                .owes("Roth", "RE-2026-1012", "30.00");

        assertThat(outcome("ROTH", "60.00", "RE-2026-1010 - 1012"))
                .isEqualTo("AUTO R1=10.00 RE-2026-1011=20.00 RE-2026-1012=30.00");
    }

    @Test
    void aSetThatChanceWouldFindIsOnlySuggested() {
        for (int i = 1; i <= 13; i++) {
            books.owes("Roth", "AR-" + i, i + "00.00");
        }

        // The only set, but any hundred up to 9,100 has one.
        assertThat(outcome("ROTH", "9000.00", "")).startsWith("SUGGEST").endsWith("[COMBINATION]");
    }

    @Test
    void theDocumentsAmountSaysNothingAboutWhatIsLeftOfIt() {
        var dollars = Money.exact(new BigDecimal("10000.00"), Currency.getInstance("USD"));
        books.owes(new Item(
                "US-12",
                List.of("US-12"),
                "Roth",
                9_250_00,
                Currency.getInstance("EUR"),
                dollars,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                false));

        var outcomes = books.receive(List.of(
                books.pays("ROTH", "4625.00", "US-12 Rate 1/2"),
                books.pays("ROTH", "9200.00", "US-12").withCharges(dollars, null)));

        assertThat(outcomes.stream().map(Books::told))
                .containsExactly(
                        "AUTO US-12=4625.00 [PARTIAL]", "EXCEPTION US-12=4625.00 ON_ACCOUNT=4575.00 [OVERPAYMENT]");
    }

    private static String creditorReference(String body) {
        for (int check = 2; check < 99; check++) {
            var reference = "RF" + (check < 10 ? "0" : "") + check + body;
            if (ReferenceScheme.CREDITOR_REFERENCE.isValid(reference)) {
                return reference;
            }
        }
        throw new AssertionError("every body has check digits");
    }

    @Test
    void moneyThatGoesOutPaysNoInvoice() {
        books.owes("Roth", "AR-1", "64.00");

        assertThat(outcome("ROTH", "-64.00", "AR-1")).isEqualTo("SUGGEST");
        assertThat(outcome("ROTH", "-64.00", "")).isEqualTo("SUGGEST");
    }

    @Test
    void moneyFromAnOwnAccountPaysNothingEvenIfItNamesAnInvoice() {
        books.policy(Policy.standard().withOwnIbans(Set.of("DE02120300000000202051")))
                .owes("Roth", "AR-1", "64.00");

        var line = books.pays("ROTH", "64.00", "AR-1").withPayerIban("DE02120300000000202051");

        assertThat(told(books.receive(line))).isEqualTo("IGNORE OWN_TRANSFER [INTERNAL_TRANSFER]");
    }

    @Test
    void anAccountOfTwoCustomersWithTheNameOfNeitherIsNobody() {
        books.customer(new Customer("a", List.of("Roth"), null, null, null, List.of("DE02120300000000202051")))
                .customer(new Customer("b", List.of("Weiss"), null, null, null, List.of("DE02120300000000202051")))
                .owes("a", "AR-1", "64.00");

        var line = books.pays("TREUHAND OST", "64.00", "").withPayerIban("DE02120300000000202051");

        assertThat(told(books.receive(line))).startsWith("SUGGEST AR-1=64.00");
    }

    @Test
    void theWordsOfABanksColumnAreNoCodes() {
        books.owes("Roth", "AR-1", "64.00");

        var words = books.pays("ROTH", "64.00", "AR-1").withTransactionCode("INT TRANSFER IN");
        assertThat(told(books.receive(words))).isEqualTo("AUTO AR-1=64.00");
        var code = books.pays("ROTH", "64.00", "AR-1").withTransactionCode("ACMT-MCOP-INTR");
        assertThat(told(books.receive(code))).isEqualTo("IGNORE INTEREST [NOT_RECEIVABLE]");
    }

    private static Item dueIn(String number, int days) {
        return Item.of(number, number, "Roth", eur("64.00")).withDates(Books.TODAY, Books.TODAY.plusDays(days));
    }
}
