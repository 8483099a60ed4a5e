package io.tieout.ledger.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.documenttotals.TaxRate;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxConversionTest {

    private static final AccountCode RECEIVABLE = new AccountCode("1200");
    private static final AccountCode REVENUE = new AccountCode("4100");
    private static final AccountCode TAX = new AccountCode("2200");
    private static final Rate BOOKED = Rate.parse("1.10");
    private static final TaxRate TWENTY = TaxRate.of("STD", new BigDecimal("20"));

    @Test
    void movesTheTaxAndItsBaseAndLeavesTheSale() {
        var sale = TaxedLine.base(LineDraft.credit(REVENUE, eur("100.00")), TWENTY, eur("100.00"));
        var tax = TaxedLine.tax(LineDraft.credit(TAX, eur("20.00")), TWENTY);
        var owed = LineDraft.debit(RECEIVABLE, eur("120.00"));

        var lines = conversion("1.20")
                .applied(
                        List.of(booked(sale, "110.00"), booked(tax, "22.00"), booked(owed, "132.00")),
                        List.of(sale, tax, owed));

        assertThat(lines).extracting(LineDraft::amount).containsExactly(usd("110.00"), usd("24.00"), usd("132.00"));
        assertThat(lines.get(0).dimensions()).containsEntry(TaxedLine.BASE, "120.00");
        assertThat(lines.get(1).foreign()).isEqualTo(new ForeignAmount(eur("20.00"), Rate.parse("1.20")));
        assertThat(lines.get(2)).isEqualTo(booked(owed, "132.00"));
    }

    @Test
    void statesABaseOnlyWhereItIsNotTheLineItself() {
        var part = TaxedLine.base(LineDraft.credit(REVENUE, eur("120.00")), TWENTY, eur("110.00"));

        var line = conversion("1.20").applied(booked(part, "132.00"), part);

        assertThat(line.dimensions()).doesNotContainKey(TaxedLine.BASE);
    }

    @Test
    void movesTheBaseOfTaxThatStandsAlone() {
        var relief = TaxedLine.taxOf(LineDraft.debit(TAX, eur("20.00")), TWENTY, eur("100.00"));

        var line = conversion("1.20").applied(booked(relief, "22.00"), relief);

        assertThat(line.amount()).isEqualTo(usd("24.00"));
        assertThat(line.dimensions()).containsEntry(TaxedLine.BASE, "120.00");
    }

    @ParameterizedTest
    @CsvSource({
        // Less tax than was booked: what is left is a gain; rounding may turn the side, and not the account.
        "1.00, 132.00, 130.00, 4850, CREDIT, 2.00",
        "1.00, 130.00, 130.01, 4850, DEBIT, 0.01",
        "1.20, 132.00, 134.00, 5750, DEBIT, 2.00"
    })
    void realisesTheDifference(
            String rate, String debit, String credit, String account, String side, String difference) {
        var lines = List.of(LineDraft.debit(RECEIVABLE, usd(debit)), LineDraft.credit(REVENUE, usd(credit)));

        var line = conversion(rate)
                .difference(lines, BOOKED, role -> new AccountCode(role == AccountRole.EXCHANGE_GAIN ? "4850" : "5750"))
                .orElseThrow();

        assertThat(line.account().value()).isEqualTo(account);
        assertThat(line.side().name()).isEqualTo(side);
        assertThat(line.amount()).isEqualTo(usd(difference));
    }

    @Test
    void realisesNothingWhereNothingIsLeft() {
        var lines = List.of(LineDraft.debit(RECEIVABLE, usd("1.00")), LineDraft.credit(REVENUE, usd("1.00")));

        assertThat(conversion("1.20").difference(lines, BOOKED, role -> REVENUE))
                .isEmpty();
    }

    private static TaxConversion conversion(String rate) {
        return new TaxConversion(TAX, Rate.parse(rate), usd("0.01"));
    }

    private static LineDraft booked(LineDraft line, String worth) {
        return new LineDraft(
                line.account(), line.side(), usd(worth), line.dimensions(), new ForeignAmount(line.amount(), BOOKED));
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }

    private static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }
}
