package io.tieout.sales.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.paper.PrintLanguage;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuotePolicyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    @Test
    void asksForApprovalAboveTheLimitsOnly() {
        var policy = new QuotePolicy(BigDecimal.TEN, List.of(Money.parse("1000.00", "EUR")), 1);

        assertThat(policy.needsApproval(offer("EUR", "1000", "0"))).isFalse();
        assertThat(policy.needsApproval(offer("EUR", "1000.01", "0"))).isTrue();
        assertThat(policy.needsApproval(offer("USD", "5000", "10"))).isFalse();
        assertThat(policy.needsApproval(offer("USD", "1", "10.0001"))).isTrue();
        assertThat(QuotePolicy.NONE.needsApproval(offer("EUR", "99999999", "100")))
                .isFalse();
    }

    @Test
    void refusesLimitsThatContradict() {
        var once = Money.parse("1.00", "EUR");
        assertThatThrownBy(() -> new QuotePolicy(null, List.of(once, once), 1)).isInstanceOf(QuotePolicyUnfit.class);
        assertThatThrownBy(() -> new QuotePolicy(null, List.of(once.negated()), 1))
                .isInstanceOf(QuotePolicyUnfit.class);
    }

    @Test
    void isDecidedBySomebodyElse() {
        var maker = Ids.next();
        var waiting = quote(maker).submit(true, maker);

        assertThat(waiting.status()).isEqualTo(QuoteStatus.WAITING);
        assertThatThrownBy(() -> waiting.approve(maker)).isInstanceOf(QuoteNeedsOtherApprover.class);
        assertThatThrownBy(() -> waiting.sendBack(maker)).isInstanceOf(QuoteNeedsOtherApprover.class);
        assertThatThrownBy(() -> waiting.send(DAY)).isInstanceOf(QuoteNotInState.class);
        var approved = waiting.approve(Ids.next());
        assertThat(approved.send(DAY).status()).isEqualTo(QuoteStatus.SENT);
        assertThatThrownBy(() -> approved.send(DAY.plusDays(1))).isInstanceOf(QuoteOutOfDate.class);
    }

    @Test
    void isAnsweredOnce() {
        var sent = quote(Ids.next()).submit(false, Ids.next()).send(DAY);
        var accepted = sent.accept(Ids.next());

        assertThatThrownBy(() -> accepted.accept(Ids.next())).isInstanceOf(QuoteNotInState.class);
        assertThatThrownBy(() -> accepted.decline("no")).isInstanceOf(QuoteNotInState.class);
        assertThatThrownBy(() -> accepted.revise(sent.current())).isInstanceOf(QuoteNotInState.class);
        assertThatThrownBy(() -> sent.decline("no").accept(Ids.next())).isInstanceOf(QuoteNotInState.class);
    }

    private static Quote quote(UUID maker) {
        return new Quote(
                Ids.next(),
                QuoteId.next(),
                "QU-1",
                null,
                Ids.next(),
                maker,
                QuoteStatus.DRAFT,
                offer("EUR", "1", "0"),
                null,
                null,
                null,
                null,
                1);
    }

    private static QuoteRevision offer(String currency, String price, String discount) {
        var line = new OrderLine(
                Ids.next(),
                "P",
                "Product",
                BigDecimal.ONE,
                new BigDecimal(price),
                new BigDecimal(discount),
                "NONE",
                BigDecimal.ZERO);
        var terms = new OrderTerms(
                Currency.getInstance(currency),
                PriceMode.TAX_EXCLUSIVE,
                TaxMethod.PER_LINE,
                Rounding.HALF_UP,
                14,
                List.of(line));
        return new QuoteRevision(
                1,
                PrintLanguage.EN,
                DAY,
                terms,
                List.of(new QuoteLine(line, "PIECE", null)),
                terms.totals(),
                null,
                Ids.next(),
                Instant.EPOCH);
    }
}
