package io.tieout.reconciliation.matching;

import static io.tieout.reconciliation.matching.Books.eur;
import static io.tieout.reconciliation.matching.Books.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each rule of the engine with what it takes, and beside it what it must leave alone.
class MatcherTest {

    private final Books books = new Books();

    private String outcome(String payer, String amount, String text) {
        return told(books.receive(books.pays(payer, amount, text)));
    }

    @Nested
    class StructuredReferences {

        /// RF + check digits over "B2026" and a number.
        private static final String OF_SEVEN = "RF62B20260007";

        private void twoItemsOfEqualAmount() {
            books.owes(Item.of("B-7", "B-7", "Weberei Lindner", eur("420.00")).withReference(OF_SEVEN))
                    .owes("Anton Huber", "B-8", "420.00");
        }

        @Test
        void theFixtureIsValid() {
            assertThat(ReferenceScheme.CREDITOR_REFERENCE.isValid(OF_SEVEN)).isTrue();
        }

        @Test
        void payWhoeverSendsThem() {
            twoItemsOfEqualAmount();
            assertThat(outcome("ANTON HUBER", "420.00", OF_SEVEN)).isEqualTo("AUTO B-7=420.00");
        }

        @Test
        void areFoundInFreeTextWithSpaces() {
            twoItemsOfEqualAmount();
            assertThat(outcome("", "420.00", "Ihre Ref. rf62 b202 6000 7 danke"))
                    .isEqualTo("AUTO B-7=420.00");
        }

        @Test
        void areReadFromTheirOwnField() {
            twoItemsOfEqualAmount();
            assertThat(told(books.receive(books.pays("", "420.00", "").withStructured(OF_SEVEN))))
                    .isEqualTo("AUTO B-7=420.00");
        }

        @Test
        void withWrongCheckDigitsAreNeverUsed() {
            twoItemsOfEqualAmount();
            assertThat(outcome("WEBEREI LINDNER", "420.00", "RF57 2026 0007 11"))
                    .isEqualTo("SUGGEST B-7=420.00 [REF_CHECKDIGIT_INVALID]");
        }

        @Test
        void withWrongCheckDigitsInTheirOwnFieldStopEvenAnInvoiceNumber() {
            twoItemsOfEqualAmount();
            assertThat(told(books.receive(
                            books.pays("WEBEREI LINDNER", "420.00", "B-7").withStructured("RF63B20260007"))))
                    .isEqualTo("SUGGEST B-7=420.00 [REF_CHECKDIGIT_INVALID]");
        }

        @Test
        void ofASettledItemPutTheMoneyOnAccountAndPayNothingElse() {
            books.owes(Item.of("B-7", "B-7", "Weberei Lindner", eur("0.00")).withReference(OF_SEVEN))
                    .owes("Weberei Lindner", "B-9", "420.00");
            assertThat(outcome("WEBEREI LINDNER", "420.00", OF_SEVEN))
                    .isEqualTo("EXCEPTION ON_ACCOUNT=420.00 [DUPLICATE_PAYMENT]");
        }

        @Test
        void againstANumberOfAnotherItemAreAmbiguous() {
            twoItemsOfEqualAmount();
            assertThat(outcome("", "420.00", OF_SEVEN + " B-8")).isEqualTo("SUGGEST B-7=420.00 [AMBIGUOUS]");
        }

        @Test
        void withAnotherAmountAreOnlySuggested() {
            twoItemsOfEqualAmount();
            assertThat(outcome("", "300.00", OF_SEVEN)).isEqualTo("SUGGEST B-7=300.00 [UNDERPAYMENT]");
        }

        @Test
        void thatBelongToNoItemAreNoInvoiceNumbersEither() {
            books.owes("Anton Huber", "4711", "420.00");
            // Valid check digits, unknown here; one of its groups is the number of an item.
            var unknown = "RF" + checkDigits("47112026") + " 4711 2026";
            assertThat(outcome("", "420.00", unknown)).isEqualTo("SUGGEST 4711=420.00");
        }

        private static String checkDigits(String body) {
            for (int digits = 0; digits < 100; digits++) {
                var two = digits < 10 ? "0" + digits : Integer.toString(digits);
                if (ReferenceScheme.CREDITOR_REFERENCE.isValid("RF" + two + body)) {
                    return two;
                }
            }
            throw new AssertionError("every body has check digits");
        }
    }

    @Nested
    class InvoiceNumbers {

        private void numbers() {
            books.owes("Lindner", "AR-10", "75.00")
                    .owes("Lindner", "AR-100", "75.00")
                    .owes("Lindner", "AR-101", "30.00")
                    .owes("Lindner", "AR-102", "45.00");
        }

        @Test
        void countAsWholeTokens() {
            numbers();
            assertThat(outcome("LINDNER", "75.00", "AR-100")).isEqualTo("AUTO AR-100=75.00");
        }

        @Test
        void areReadHoweverTheyAreSeparated() {
            numbers();
            for (var text : List.of("ar 100", "AR100", "AR/100", "Rg.AR-100.", "(AR-100)", "AR_100", "ＡＲ－１００")) {
                assertThat(outcome("LINDNER", "75.00", text)).as(text).isEqualTo("AUTO AR-100=75.00");
            }
        }

        @Test
        void areNotPartsOfLongerOnes() {
            numbers();
            for (var text : List.of("AR-100-7", "AR-1000", "XAR-100", "AR-100/7", "AR-100.5", "AR-100a", "K-AR-100")) {
                assertThat(outcome("LINDNER", "75.00", text)).as(text).startsWith("SUGGEST");
            }
        }

        @Test
        void inAListPayWhenTheySumExactly() {
            numbers();
            assertThat(outcome("LINDNER", "75.00", "AR-101 und AR-102")).isEqualTo("AUTO AR-101=30.00 AR-102=45.00");
            assertThat(outcome("LINDNER", "75.00", "AR-101/102")).isEqualTo("AUTO AR-101=30.00 AR-102=45.00");
            assertThat(outcome("LINDNER", "75.00", "AR-101, 102")).isEqualTo("AUTO AR-101=30.00 AR-102=45.00");
        }

        @Test
        void inAListThatDoesNotSumAreSuggested() {
            numbers();
            assertThat(outcome("LINDNER", "75.00", "AR-100 AR-101")).startsWith("SUGGEST");
        }

        @Test
        void inARangeExpandOnlyWhenAllSumExactly() {
            numbers();
            assertThat(outcome("LINDNER", "150.00", "AR-100 bis AR-102"))
                    .isEqualTo("AUTO AR-100=75.00 AR-101=30.00 AR-102=45.00");
            assertThat(outcome("LINDNER", "150.00", "AR-100-102"))
                    .isEqualTo("AUTO AR-100=75.00 AR-101=30.00 AR-102=45.00");
            assertThat(outcome("LINDNER", "140.00", "AR-100 bis AR-102")).startsWith("SUGGEST");
        }

        @Test
        void areNotDatesAmountsOrYears() {
            books.owes("Lindner", "2026", "12.00")
                    .owes("Lindner", "16", "12.00")
                    .owes("Lindner", "1250", "12.00");
            for (var text :
                    List.of("16.03.2026", "2026-03-16", "16/03/2026", "Betrag 1250,00", "im Jahr 2026", "am 16")) {
                assertThat(outcome("", "12.00", text)).as(text).isEqualTo("SUGGEST 16=12.00 [AMBIGUOUS]");
            }
        }

        @Test
        void ofFewDigitsNeedAWordBeforeThem() {
            books.owes("Lindner", "16", "12.00").owes("Lindner", "17", "12.00");
            assertThat(outcome("LINDNER", "12.00", "Rechnung Nr. 16")).isEqualTo("AUTO 16=12.00");
            assertThat(outcome("LINDNER", "12.00", "№ 17 от 12.03.2026")).isEqualTo("AUTO 17=12.00");
            assertThat(outcome("LINDNER", "12.00", "Tisch 16")).startsWith("SUGGEST");
        }

        @Test
        void areNotLabelledCustomerNumbers() {
            books.owes("Lindner", "40815", "12.00").owes("Huber", "40816", "12.00");
            assertThat(outcome("", "12.00", "Kd-Nr. 40815")).isEqualTo("SUGGEST 40815=12.00 [AMBIGUOUS]");
            assertThat(outcome("", "12.00", "customer no 40815")).startsWith("SUGGEST");
        }

        @Test
        void areNotGroupsOfAnIban() {
            books.owes("Lindner", "3704", "12.00").owes("Huber", "3705", "12.00");
            assertThat(outcome("", "12.00", "DE89 3704 0044 0532 0130 00")).startsWith("SUGGEST");
        }

        @Test
        void thatSeveralCustomersUseNeedThePayer() {
            books.owes(new Item(
                            "a",
                            List.of("5001"),
                            "Lindner",
                            1200,
                            java.util.Currency.getInstance("EUR"),
                            null,
                            List.of(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            false))
                    .owes(new Item(
                            "b",
                            List.of("5001"),
                            "Huber",
                            1200,
                            java.util.Currency.getInstance("EUR"),
                            null,
                            List.of(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            false));
            assertThat(outcome("", "12.00", "Rechnung 5001")).isEqualTo("SUGGEST a=12.00 [AMBIGUOUS]");
            assertThat(outcome("HUBER", "12.00", "Rechnung 5001")).isEqualTo("AUTO b=12.00");
        }

        @Test
        void ofASettledItemAreADuplicatePayment() {
            books.owes("Lindner", "AR-10", "0.00");
            assertThat(outcome("LINDNER", "75.00", "AR-10"))
                    .isEqualTo("EXCEPTION ON_ACCOUNT=75.00 [DUPLICATE_PAYMENT]");
        }

        @Test
        void paidTwiceInOneStatementSettleOnce() {
            numbers();
            var outcomes = books.receive(
                    List.of(books.pays("LINDNER", "75.00", "AR-100"), books.pays("LINDNER", "75.00", "AR-100")));
            assertThat(outcomes.stream().map(Books::told))
                    .containsExactly("AUTO AR-100=75.00", "EXCEPTION ON_ACCOUNT=75.00 [DUPLICATE_PAYMENT]");
        }

        @Test
        void ofOneAndThePayersOwnEqualItemAreAmbiguous() {
            books.owes("Lindner", "AR-10", "75.00").owes("Huber", "AR-20", "75.00");
            assertThat(outcome("HUBER", "75.00", "AR-10"))
                    .isEqualTo("SUGGEST AR-10=75.00 [AMBIGUOUS,THIRD_PARTY_PAYER]");
        }
    }

    @Nested
    class FoldedNumbers {

        @Test
        void countWithANameThatAgrees() {
            books.owes("Lindner GmbH", "RG-10021", "80.00");
            assertThat(outcome("LINDNER", "80.00", "RG-lOO2I")).isEqualTo("AUTO RG-10021=80.00 [FUZZY_REF]");
        }

        @Test
        void alonePayNothing() {
            books.owes("Lindner GmbH", "RG-10021", "80.00");
            assertThat(outcome("", "80.00", "RG-lOO2I")).isEqualTo("SUGGEST RG-10021=80.00 [FUZZY_REF]");
        }

        @Test
        void thatSelectSeveralAreAmbiguous() {
            books.owes("Lindner GmbH", "RG-10021", "80.00").owes("Lindner GmbH", "RG-1OO21", "80.00");
            assertThat(outcome("LINDNER", "80.00", "RG-lO02I")).isEqualTo("SUGGEST RG-10021=80.00 [AMBIGUOUS]");
        }
    }

    @Nested
    class Payers {

        @Test
        void areKnownByAccount() {
            books.customer(Customer.named("Lindner", "Lindner Weberei AG").withIban("DE02120300000000202051"))
                    .owes("Lindner", "AR-1", "64.00");
            var line = books.pays("L. W.", "64.00", "danke").withPayerIban("DE02120300000000202051");
            assertThat(told(books.receive(line))).isEqualTo("AUTO AR-1=64.00");
        }

        @Test
        void areKnownByUniqueNameWithoutLegalForm() {
            books.customer(Customer.named("c", "Müller & Söhne GmbH & Co. KG")).owes("c", "AR-1", "64.00");
            for (var name :
                    List.of("MUELLER UND SOEHNE", "Muller Sohne", "MÜLLER & SÖHNE GMBH", "Mueller & Soehne Gmbh")) {
                assertThat(outcome(name, "64.00", "")).as(name).isEqualTo("AUTO AR-1=64.00");
            }
        }

        @Test
        void areNotKnownByANameThatFitsTwo() {
            books.owes("Nordwind GmbH", "AR-1", "64.00").owes("Nordwind AG", "AR-2", "99.00");
            assertThat(outcome("NORDWIND GMBH", "64.00", "")).isEqualTo("SUGGEST AR-1=64.00");
        }

        @Test
        void areNotKnownByANameThatFitsTwoWithEqualAmounts() {
            books.owes("Nordwind GmbH", "AR-1", "64.00").owes("Nordwind AG", "AR-2", "64.00");
            assertThat(outcome("NORDWIND GMBH", "64.00", "")).isEqualTo("SUGGEST AR-1=64.00 [AMBIGUOUS]");
        }

        @Test
        void areNotKnownByACutName() {
            books.owes("Internationale Speditionsgesellschaft Nord GmbH", "AR-1", "64.00");
            // 27 characters, as MT940 has them.
            assertThat(outcome("INTERNATIONALE SPEDITIONSGE", "64.00", ""))
                    .isEqualTo("SUGGEST AR-1=64.00 [NAME_TRUNCATED]");
        }

        @Test
        void areNotKnownByACutNameEvenIfItEqualsOne() {
            books.owes("Bergmann Technik A", "AR-1", "64.00").owes("Bergmann Technik Anlagenbau", "AR-2", "64.00");
            assertThat(outcome("BERGMANN TECHNIK A", "64.00", ""))
                    .isEqualTo("SUGGEST AR-1=64.00 [AMBIGUOUS,NAME_TRUNCATED]");
        }

        @Test
        void whoseAccountAndNameAreTwoCustomersAreNotKnown() {
            books.customer(Customer.named("a", "Lindner").withIban("DE02120300000000202051"))
                    .customer(Customer.named("b", "Huber"))
                    .owes("a", "AR-1", "64.00")
                    .owes("b", "AR-2", "64.00");
            var line = books.pays("HUBER", "64.00", "").withPayerIban("DE02120300000000202051");
            assertThat(told(books.receive(line))).isEqualTo("SUGGEST AR-1=64.00 [AMBIGUOUS]");
        }

        @Test
        void ofCyrillicNamesMeetTheLatinSpelling() {
            books.customer(Customer.named("c", "Berezka LLC")).owes("c", "AR-1", "64.00");
            assertThat(outcome("ООО «Березка»", "64.00", "оплата")).isEqualTo("AUTO AR-1=64.00");
        }

        @Test
        void ofChineseNamesMeetTheOtherName() {
            books.customer(Customer.named("c", "Hangzhou Westlake Tea Co., Ltd.", "杭州西湖茶叶有限公司"))
                    .owes("c", "AR-1", "64.00");
            assertThat(outcome("杭州西湖茶叶有限公司", "64.00", "货款")).isEqualTo("AUTO AR-1=64.00");
        }

        @Test
        void whoAreParentsPayForTheirSubsidiariesWhenTheDocumentIsNamed() {
            books.customer("Holding Süd")
                    .customer(Customer.named("Werk Eins", "Werk Eins").withParent("Holding Süd"))
                    .owes("Werk Eins", "AR-1", "64.00");
            assertThat(outcome("HOLDING SUED", "64.00", "AR-1")).isEqualTo("AUTO AR-1=64.00 [THIRD_PARTY_PAYER]");
            assertThat(outcome("HOLDING SUED", "64.00", "")).isEqualTo("SUGGEST AR-1=64.00 [THIRD_PARTY_PAYER]");
        }

        @Test
        void whoAreStrangersNeedTheDocument() {
            books.owes("Lindner", "AR-1", "64.00");
            assertThat(outcome("TREUHAND OST", "64.00", "AR-1")).isEqualTo("AUTO AR-1=64.00 [THIRD_PARTY_PAYER]");
            assertThat(outcome("TREUHAND OST", "64.00", "")).isEqualTo("SUGGEST AR-1=64.00 [THIRD_PARTY_PAYER]");
        }

        @Test
        void whoQuoteTheirCustomerNumberAreFlagged() {
            books.customer(Customer.named("c", "Lindner").withNumber("C-000042"))
                    .owes("c", "AR-1", "64.00");
            assertThat(outcome("LINDNER", "64.00", "Kd-Nr C-000042")).isEqualTo("AUTO AR-1=64.00 [CUSTOMER_NO]");
            assertThat(outcome("TREUHAND", "64.00", "Kd-Nr C-000042"))
                    .isEqualTo("SUGGEST AR-1=64.00 [THIRD_PARTY_PAYER]");
        }
    }

    @Nested
    class Amounts {

        @Test
        void aloneAreNeverEnough() {
            books.owes("Lindner", "AR-1", "64.00");
            assertThat(outcome("", "64.00", "Zahlung")).isEqualTo("SUGGEST AR-1=64.00");
        }

        @Test
        void ofTwoItemsWithoutPayerAreAmbiguous() {
            books.owes("Lindner", "AR-1", "64.00").owes("Huber", "AR-2", "64.00");
            assertThat(outcome("", "64.00", "Zahlung")).isEqualTo("SUGGEST AR-1=64.00 [AMBIGUOUS]");
        }

        @Test
        void ofTwoItemsOfThePayerAreAmbiguous() {
            books.owes(due("AR-1", 1)).owes(due("AR-2", 2));
            assertThat(outcome("LINDNER", "64.00", "")).isEqualTo("SUGGEST AR-1=64.00 [AMBIGUOUS]");
        }

        @Test
        void ofAsManyInterchangeableItemsAsEqualLinesLeaveNoChoice() {
            books.owes(due("AR-1", 1)).owes(due("AR-2", 1));
            var outcomes =
                    books.receive(List.of(books.pays("LINDNER", "64.00", ""), books.pays("LINDNER", "64.00", "")));
            assertThat(outcomes.stream().map(Books::told)).containsExactly("AUTO AR-1=64.00", "AUTO AR-2=64.00");
        }

        @Test
        void ofMoreInterchangeableItemsThanLinesAreAChoice() {
            books.owes(due("AR-1", 1)).owes(due("AR-2", 1)).owes(due("AR-3", 1));
            var outcomes =
                    books.receive(List.of(books.pays("LINDNER", "64.00", ""), books.pays("LINDNER", "64.00", "")));
            assertThat(outcomes.stream().map(Books::told))
                    .containsExactly("SUGGEST AR-1=64.00 [AMBIGUOUS]", "SUGGEST AR-1=64.00 [AMBIGUOUS]");
        }

        @Test
        void namedByOneLineAreNotTakenByAnotherBefore() {
            books.owes(due("AR-1", 1)).owes(due("AR-2", 1));
            var outcomes =
                    books.receive(List.of(books.pays("LINDNER", "64.00", ""), books.pays("LINDNER", "64.00", "AR-1")));
            assertThat(outcomes.stream().map(Books::told)).containsExactly("AUTO AR-2=64.00", "AUTO AR-1=64.00");
        }

        private Item due(String number, int month) {
            return Item.of(number, number, "Lindner", eur("64.00")).withDates(null, LocalDate.of(2026, month, 28));
        }

        @Test
        void ofOneSubsetOfThePayersItemsAreACombination() {
            books.owes("Lindner", "AR-1", "10.00")
                    .owes("Lindner", "AR-2", "20.00")
                    .owes("Lindner", "AR-3", "45.00");
            assertThat(outcome("LINDNER", "55.00", "")).isEqualTo("AUTO AR-1=10.00 AR-3=45.00 [COMBINATION]");
        }

        @Test
        void ofOneSubsetAreOnlySuggestedWhereThePolicySaysSo() {
            books.policy(Policy.standard().withCombinationAutomatic(false))
                    .owes("Lindner", "AR-1", "10.00")
                    .owes("Lindner", "AR-3", "45.00")
                    .owes("Lindner", "AR-4", "46.00");
            assertThat(outcome("LINDNER", "55.00", "")).isEqualTo("SUGGEST AR-1=10.00 AR-3=45.00 [COMBINATION]");
        }

        @Test
        void ofSeveralSubsetsAreAmbiguous() {
            books.owes("Lindner", "AR-1", "10.00")
                    .owes("Lindner", "AR-2", "20.00")
                    .owes("Lindner", "AR-3", "30.00");
            assertThat(told(books.receive(books.pays("LINDNER", "30.00", "")))).contains("AMBIGUOUS", "COMBINATION");
        }

        @Test
        void ofSixtyEqualItemsAreAnsweredAtOnce() {
            for (int i = 0; i < 60; i++) {
                books.owes("Lindner", "AR-" + (100 + i), "10.00");
            }
            long start = System.nanoTime();
            assertThat(told(books.receive(books.pays("LINDNER", "300.00", "")))).contains("AMBIGUOUS");
            assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        }

        @Test
        void ofTooManyItemsToCountAreAmbiguous() {
            for (int i = 0; i < 80; i++) {
                books.owes("Lindner", "AR-" + (100 + i), (i + 1) + ".37");
            }
            assertThat(told(books.receive(books.pays("LINDNER", "5.37", "")))).contains("AMBIGUOUS", "COMBINATION");
        }

        @Test
        void aboveTheItemSettleItAndKeepTheRestOnAccount() {
            books.owes("Lindner", "AR-1", "64.00");
            assertThat(outcome("LINDNER", "70.00", "AR-1"))
                    .isEqualTo("EXCEPTION AR-1=64.00 ON_ACCOUNT=6.00 [OVERPAYMENT]");
        }

        @Test
        void aboveTheItemFromAStrangerAreOnlySuggested() {
            books.owes("Lindner", "AR-1", "64.00");
            assertThat(outcome("TREUHAND OST", "6400.00", "AR-1"))
                    .isEqualTo("SUGGEST AR-1=64.00 ON_ACCOUNT=6336.00 [THIRD_PARTY_PAYER,OVERPAYMENT]");
        }

        @Test
        void alittleBelowTheItemLookLikeABanksFee() {
            books.owes("Lindner", "AR-1", "1000.00");
            assertThat(outcome("LINDNER", "970.00", "AR-1"))
                    .isEqualTo("SUGGEST AR-1=1000.00 BANK_FEE=-30.00 [POSSIBLE_BANK_FEE,UNDERPAYMENT]");
            assertThat(outcome("LINDNER", "969.99", "AR-1")).isEqualTo("SUGGEST AR-1=969.99 [UNDERPAYMENT]");
        }

        @Test
        void belowTheItemWithAReasonAreBookedAndDisputed() {
            books.owes("Lindner", "AR-1", "1000.00");
            assertThat(outcome("LINDNER", "900.00", "AR-1 abzgl. Mängel"))
                    .isEqualTo("EXCEPTION AR-1=900.00 [UNDERPAYMENT,DEDUCTION,DISPUTE_OPENED]");
        }

        @Test
        void belowTheItemWithAnInstalmentsWordsArePartial() {
            books.owes("Lindner", "AR-1", "900.00");
            assertThat(outcome("LINDNER", "250.00", "AR-1 Rate 1/3")).isEqualTo("AUTO AR-1=250.00 [PARTIAL]");
            assertThat(outcome("LINDNER", "950.00", "AR-1 Rate 1/3")).startsWith("EXCEPTION");
            assertThat(outcome("TREUHAND OST", "250.00", "AR-1 Rate 1/3"))
                    .isEqualTo("SUGGEST AR-1=250.00 [PARTIAL,THIRD_PARTY_PAYER]");
        }

        @Test
        void ofTheLastInstalmentMayDifferByARounding() {
            books.owes("Lindner", "AR-1", "333.34");
            assertThat(outcome("LINDNER", "333.33", "AR-1 Rate 3/3"))
                    .isEqualTo("AUTO AR-1=333.34 ROUNDING=-0.01 [ROUNDING]");
            assertThat(outcome("LINDNER", "333.33", "AR-1")).startsWith("SUGGEST");
            assertThat(outcome("LINDNER", "333.32", "AR-1 Rate 3/3")).isEqualTo("AUTO AR-1=333.32 [PARTIAL]");
        }

        @Test
        void withAStatedFeeAreExplained() {
            books.owes("Lindner", "AR-1", "1000.00");
            var line = books.pays("LINDNER", "988.00", "AR-1");
            assertThat(told(books.receive(line.withCharges(eur("1000.00"), eur("12.00")))))
                    .isEqualTo("AUTO AR-1=1000.00 BANK_FEE=-12.00 [BANK_FEE]");
            assertThat(told(books.receive(line.withCharges(eur("999.00"), eur("12.00")))))
                    .startsWith("SUGGEST");
            assertThat(told(books.receive(line.withCharges(eur("1000.00"), eur("11.00")))))
                    .startsWith("SUGGEST");
        }

        @Test
        void withPartsThatTheBooksDoNotTakeAreOnlySuggested() {
            books.policy(Policy.standard().withBookable(EnumSet.of(PartType.ON_ACCOUNT)))
                    .owes("Lindner", "AR-1", "1000.00");
            var line = books.pays("LINDNER", "988.00", "AR-1").withCharges(eur("1000.00"), eur("12.00"));
            assertThat(told(books.receive(line))).isEqualTo("SUGGEST AR-1=1000.00 BANK_FEE=-12.00 [BANK_FEE]");
        }

        @Test
        void withADiscountInTimeAreExplainedAndOneDayLaterNot() {
            books.owes(discounted("AR-1", Books.TODAY.minusDays(10)))
                    .owes(discounted("AR-2", Books.TODAY.minusDays(11)));
            assertThat(outcome("LINDNER", "970.00", "AR-1"))
                    .isEqualTo("AUTO AR-1=1000.00 DISCOUNT=-30.00 [EARLY_PAYMENT_DISCOUNT]");
            assertThat(outcome("LINDNER", "970.00", "AR-2")).isEqualTo("EXCEPTION AR-2=970.00 [UNEARNED_DISCOUNT]");
        }

        @Test
        void withDiscountsOfSeveralItemsSayWhatWasKeptBackOfWhich() {
            books.owes(discounted("AR-1", Books.TODAY.minusDays(3))).owes(discounted("AR-2", Books.TODAY.minusDays(4)));
            var outcome = books.receive(books.pays("LINDNER", "1940.00", "AR-1 AR-2"));
            assertThat(((Outcome.Automatic) outcome).explanation().parts())
                    .containsExactly(
                            new Explanation.Part(PartType.DISCOUNT, -3_000, null, "AR-1"),
                            new Explanation.Part(PartType.DISCOUNT, -3_000, null, "AR-2"));
        }

        private Item discounted(String number, LocalDate date) {
            return new Item(
                    number,
                    List.of(number),
                    "Lindner",
                    100_000,
                    java.util.Currency.getInstance("EUR"),
                    null,
                    List.of(),
                    date,
                    null,
                    new Terms(new BigDecimal("3"), 10),
                    null,
                    null,
                    null,
                    false);
        }

        @Test
        void withCreditNotesNettedAreExplained() {
            books.owes("Lindner", "AR-1", "100.00").owes("Lindner", "GS-1", "-15.00");
            assertThat(outcome("LINDNER", "85.00", "AR-1 abz. GS-1")).isEqualTo("AUTO AR-1=100.00 GS-1=-15.00");
        }

        @Test
        void inAnotherCurrencyThanTheItemExplainNothing() {
            books.owes("Lindner", "AR-1", Money.ofMinor(6400, "USD"));
            assertThat(outcome("LINDNER", "64.00", "AR-1")).isEqualTo("SUGGEST");
        }
    }

    @Nested
    class OtherLines {

        @Test
        void fromOwnAccountsAreTransfers() {
            books.policy(Policy.standard().withOwnIbans(Set.of("DE02120300000000202051")))
                    .owes("Lindner", "AR-1", "64.00");
            var line = books.pays("WIR", "64.00", "AR-1");
            assertThat(told(books.receive(line.withPayerIban("DE02 1203 0000 0000 2020 51"))))
                    .isEqualTo("IGNORE OWN_TRANSFER [INTERNAL_TRANSFER]");
            assertThat(told(books.receive(line.withPayerIban("DE02500105170137075030"))))
                    .startsWith("AUTO");
        }

        @Test
        void withABanksCodeAreNoReceivables() {
            books.owes("Lindner", "AR-1", "64.00");
            var line = books.pays("LINDNER", "64.00", "AR-1");
            assertThat(told(books.receive(line.withTransactionCode("ACMT-MCOP-INTR"))))
                    .isEqualTo("IGNORE INTEREST [NOT_RECEIVABLE]");
            assertThat(told(books.receive(line.withTransactionCode("PMNT-RCDT-ESCT"))))
                    .isEqualTo("AUTO AR-1=64.00");
        }

        @Test
        void withTheirWordsAreNoReceivables() {
            assertThat(outcome("BANKHAUS", "3.20", "HABENZINSEN Q1")).isEqualTo("IGNORE INTEREST [NOT_RECEIVABLE]");
            assertThat(outcome("FINANZAMT OST", "88.00", "St.Nr. 12/345")).isEqualTo("IGNORE TAX [NOT_RECEIVABLE]");
            assertThat(outcome("E. MUSTER", "-2100.00", "Gehalt März")).isEqualTo("IGNORE PAYROLL [NOT_RECEIVABLE]");
            assertThat(outcome("", "-9.90", "Kontoführung 03/26")).isEqualTo("IGNORE BANK_FEE [NOT_RECEIVABLE]");
        }

        @Test
        void ofCustomersStayPaymentsWhateverTheirWords() {
            books.owes("Zinsen & Partner", "AR-1", "64.00");
            assertThat(outcome("ZINSEN & PARTNER", "64.00", "AR-1 incl. interest"))
                    .isEqualTo("AUTO AR-1=64.00");
            assertThat(outcome("ZINSEN & PARTNER", "64.00", "incl. interest")).isEqualTo("AUTO AR-1=64.00");
            assertThat(outcome("TREUHAND", "64.00", "invoice incl. interest")).startsWith("SUGGEST");
        }

        @Test
        void withTheSameBankReferenceAreRepetitions() {
            books.owes("Lindner", "AR-1", "64.00").owes("Lindner", "AR-2", "64.00");
            var first = books.pays("LINDNER", "64.00", "AR-1").withBankReference("X1");
            var again = books.pays("LINDNER", "64.00", "AR-1").withBankReference("X1");
            var other = books.pays("LINDNER", "64.00", "AR-2").withBankReference("X2");
            assertThat(books.receive(List.of(first, again, other)).stream().map(Books::told))
                    .containsExactly("AUTO AR-1=64.00", "IGNORE OTHER [DUPLICATE_LINE]", "AUTO AR-2=64.00");
        }

        @Test
        void withoutARealBankReferenceAreNoRepetitions() {
            books.owes("Lindner", "AR-1", "64.00").owes("Lindner", "AR-2", "64.00");
            var first = books.pays("LINDNER", "64.00", "AR-1").withBankReference("NONREF");
            var second = books.pays("LINDNER", "64.00", "AR-2").withBankReference("NONREF");
            assertThat(books.receive(List.of(first, second)).stream().map(Books::told))
                    .containsExactly("AUTO AR-1=64.00", "AUTO AR-2=64.00");
        }

        @Test
        void thatNameAnOrderPayNoOldInvoice() {
            books.owes("Lindner", "AR-1", "64.00");
            assertThat(outcome("LINDNER", "64.00", "Bestellung 88-1207"))
                    .isEqualTo("EXCEPTION ON_ACCOUNT=64.00 [PREPAYMENT]");
            assertThat(outcome("LINDNER", "64.00", "Bestellung 88-1207, AR-1")).isEqualTo("AUTO AR-1=64.00");
        }

        @Test
        void thatAreChargebacksOpenTheItemAgain() {
            books.owes("Lindner", "AR-1", "0.00");
            assertThat(outcome("CARDS", "-64.00", "chargeback AR-1"))
                    .isEqualTo("EXCEPTION REOPEN=-64.00 [CHARGEBACK,DISPUTE_OPENED]");
            assertThat(outcome("CARDS", "-64.00", "chargeback")).isEqualTo("SUGGEST [CHARGEBACK]");
        }

        @Test
        void thatAreReturnedDebitsSplitTheCharge() {
            books.owes("Lindner", "AR-1", "0.00");
            var line = books.pays("LINDNER", "-67.50", "AR-1")
                    .withBank(new Line.Bank(null, null, null, true))
                    .withCharges(null, eur("3.50"));
            assertThat(told(books.receive(line))).isEqualTo("EXCEPTION REOPEN=-64.00 RETURN_FEE=-3.50 [REVERSAL]");
        }

        @Test
        void thatAreBatchesAreSplitWhenThePartsAreTheWhole() {
            books.owes("Lindner", "AR-1", "10.00").owes("Huber", "AR-2", "20.00");
            var parts = List.of(new Line.BatchPart(1000, "AR-1"), new Line.BatchPart(2000, "AR-2"));
            assertThat(told(books.receive(books.pays("", "30.00", "").withBatch(parts))))
                    .isEqualTo("AUTO AR-1=10.00 AR-2=20.00 [BATCH]");
            assertThat(told(books.receive(books.pays("", "31.00", "").withBatch(parts))))
                    .startsWith("SUGGEST");
            var twice = List.of(new Line.BatchPart(1000, "AR-1"), new Line.BatchPart(1000, "AR-1"));
            assertThat(told(books.receive(books.pays("", "20.00", "").withBatch(twice))))
                    .startsWith("SUGGEST");
        }

        @Test
        void thatAreCardPayoutsTieToTheOnlySet() {
            books.owes("Lindner", "AR-1", "10.00")
                    .owes("Huber", "AR-2", "20.00")
                    .owes("Maier", "AR-3", "41.00");
            var line = books.pays("PSP", "28.90", "payout").withPayout(new Line.Payout(3000, 0, 110));
            assertThat(told(books.receive(line))).isEqualTo("AUTO AR-1=10.00 AR-2=20.00 PSP_FEE=-1.10 [PAYOUT]");
            books.owes("Weber", "AR-4", "30.00");
            assertThat(told(books.receive(line))).contains("SUGGEST", "AMBIGUOUS");
        }

        @Test
        void thatArePayoutsPayWhatTheirPartsName() {
            books.owes("Lindner", "AR-1", "10.00")
                    .owes("Huber", "AR-2", "20.00")
                    .owes("Maier", "AR-3", "10.00")
                    .owes("Maier", "CN-4", "-5.00");
            var parts = List.of(
                    new Line.BatchPart(1000, "order 7 AR-1"),
                    new Line.BatchPart(2000, "AR-2"),
                    new Line.BatchPart(-500, "CN-4"));
            var line = books.pays("PSP", "23.90", "fees and payout").withPayout(new Line.Payout(3000, 500, 110, parts));
            assertThat(told(books.receive(line)))
                    .isEqualTo("AUTO AR-1=10.00 AR-2=20.00 CN-4=-5.00 PSP_FEE=-1.10 [PAYOUT]");

            var other = List.of(new Line.BatchPart(1000, "AR-1"), new Line.BatchPart(2000, "order 8"));
            assertThat(told(books.receive(
                            books.pays("PSP", "28.90", "").withPayout(new Line.Payout(3000, 0, 110, other)))))
                    .startsWith("SUGGEST");
            var twice = List.of(new Line.BatchPart(1000, "AR-1"), new Line.BatchPart(1000, "AR-1"));
            assertThat(told(books.receive(
                            books.pays("PSP", "18.90", "").withPayout(new Line.Payout(2000, 0, 110, twice)))))
                    .startsWith("SUGGEST");
            var less = List.of(new Line.BatchPart(1000, "AR-1"));
            assertThat(told(books.receive(
                            books.pays("PSP", "18.90", "").withPayout(new Line.Payout(2000, 0, 110, less)))))
                    .startsWith("SUGGEST");
        }

        @Test
        void thatArePayoutsTieToTheOnlySetOfTheAmountsThatWereSold() {
            books.owes("Lindner", "AR-1", "10.00").owes("Huber", "AR-2", "20.00");
            var sold = List.of(new Line.BatchPart(1000, "order 7"), new Line.BatchPart(2000, "order 8"));
            assertThat(told(books.receive(
                            books.pays("PSP", "28.90", "").withPayout(new Line.Payout(3000, 0, 110, sold)))))
                    .isEqualTo("AUTO AR-1=10.00 AR-2=20.00 PSP_FEE=-1.10 [PAYOUT]");
            var otherwise = List.of(new Line.BatchPart(1500, "order 7"), new Line.BatchPart(1500, "order 8"));
            assertThat(told(books.receive(
                            books.pays("PSP", "28.90", "").withPayout(new Line.Payout(3000, 0, 110, otherwise)))))
                    .startsWith("SUGGEST");
        }

        @Test
        void takenBackByAPersonAreOnlySuggested() {
            books.owes("Lindner", "AR-1", "64.00");
            assertThat(told(books.receive(books.pays("LINDNER", "64.00", "AR-1").suggestOnly(true))))
                    .isEqualTo("SUGGEST AR-1=64.00");
        }
    }

    @Test
    void keepsTheEvidenceAndTheVersionOfTheRules() {
        books.owes("Lindner", "AR-1", "64.00");
        var outcome = books.receive(books.pays("LINDNER", "64.00", "AR-1"));
        assertThat(outcome.ruleVersion()).isEqualTo(Policy.standard().version());
        assertThat(outcome.evidence().stream().map(Evidence::signal))
                .contains(Signal.INVOICE_NUMBER, Signal.PAYER_NAME, Signal.AMOUNT);
    }
}
