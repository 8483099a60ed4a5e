package io.tieout.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.settlement.Netting.Credit;
import io.tieout.ledger.settlement.Netting.Pair;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NettingTest {

    private static final InvoiceId ONE = new InvoiceId(new UUID(0, 1));
    private static final InvoiceId TWO = new InvoiceId(new UUID(0, 2));

    @Test
    void usesCreditsInTheirOrder() {
        var pairs = Netting.pairs(
                List.of(invoice(ONE, 100), invoice(TWO, 50)),
                List.of(credit("a", 30), credit("b", 90), credit("c", 30)));

        assertThat(pairs)
                .containsExactly(
                        new Pair<>(ONE, "a", eur(30)),
                        new Pair<>(ONE, "b", eur(70)),
                        new Pair<>(TWO, "b", eur(20)),
                        new Pair<>(TWO, "c", eur(30)));
    }

    @Test
    void refusesSidesThatAreNotTheSame() {
        assertThatThrownBy(() -> Netting.pairs(List.of(invoice(ONE, 100)), List.of(credit("a", 99))))
                .isInstanceOf(SettlementDoesNotTie.class);
        assertThatThrownBy(() -> Netting.pairs(List.of(invoice(ONE, 100)), List.of()))
                .isInstanceOf(SettlementDoesNotTie.class);
        assertThatThrownBy(() -> Netting.pairs(List.of(invoice(ONE, 100)), List.of(credit("a", 101), credit("b", -1))))
                .isInstanceOf(SettlementDoesNotTie.class);
        assertThatThrownBy(() -> Netting.pairs(
                        List.of(invoice(ONE, 100)), List.of(new Credit<>("a", Money.parse("1.00", "USD")))))
                .isInstanceOf(SettlementDoesNotTie.class);
    }

    @Test
    void losesNothingOnEitherSide() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var invoices = new ArrayList<InvoiceAmount>();
            long total = 0;
            for (int index = 0; index <= random.nextInt(5); index++) {
                long amount = 1L + random.nextInt(1000);
                invoices.add(invoice(new InvoiceId(new UUID(1, index)), amount));
                total += amount;
            }
            var credits = new ArrayList<Credit<Integer>>();
            long left = total;
            while (left > 0) {
                long amount = 1 + random.nextLong(left);
                credits.add(new Credit<>(credits.size(), eur(amount)));
                left -= amount;
            }
            var pairs = Netting.pairs(invoices, credits);
            for (var invoice : invoices) {
                assertThat(pairs.stream()
                                .filter(pair -> pair.invoiceId().equals(invoice.invoiceId()))
                                .map(Pair::amount)
                                .reduce(Money::plus))
                        .contains(invoice.amount());
            }
            for (var credit : credits) {
                assertThat(pairs.stream()
                                .filter(pair -> pair.credit().equals(credit.credit()))
                                .map(Pair::amount)
                                .reduce(Money::plus))
                        .contains(credit.amount());
            }
        }
    }

    private static InvoiceAmount invoice(InvoiceId id, long minor) {
        return new InvoiceAmount(id, eur(minor));
    }

    private static Credit<String> credit(String name, long minor) {
        return new Credit<>(name, eur(minor));
    }

    private static Money eur(long minor) {
        return Money.ofMinor(minor, "EUR");
    }
}
