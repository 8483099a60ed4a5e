package io.tieout.reconciliation.rateview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.ExchangeRateState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class RateViewIT {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final RateViewService rates;
    private final UUID company = Ids.next();

    RateViewIT(@Autowired EventProbe probe, @Autowired JdbcClient jdbc, @Autowired RateViewService rates) {
        this.probe = probe;
        this.jdbc = jdbc;
        this.rates = rates;
    }

    @Test
    void prefersTheLatestDayThenWhatWasAskedForThenWhatAPersonSays() {
        quote(Ids.next(), 1, "USD", "EUR", DAY.minusDays(2), "ECB", "0.80");
        quote(Ids.next(), 1, "EUR", "USD", DAY.minusDays(1), "ECB", "1.25");
        assertThat(worthOfAHundredDollars(DAY.minusDays(2))).isEqualTo("80.00 EUR");
        assertThat(inForce(DAY)).get().returns(true, KnownRate::inverse).returns(DAY.minusDays(1), KnownRate::quotedOn);
        assertThat(worthOfAHundredDollars(DAY)).isEqualTo("80.00 EUR");

        quote(Ids.next(), 1, "USD", "EUR", DAY.minusDays(1), "BANK", "0.82");
        assertThat(worthOfAHundredDollars(DAY)).isEqualTo("82.00 EUR");
        quote(Ids.next(), 1, "USD", "EUR", DAY.minusDays(1), "MANUAL", "0.83");
        assertThat(worthOfAHundredDollars(DAY)).isEqualTo("83.00 EUR");
    }

    @Test
    void countsFromItsDayUntilItIsTooOldAndForItsCompanyAlone() {
        quote(Ids.next(), 1, "USD", "EUR", DAY, "ECB", "0.80");

        assertThat(worthOfAHundredDollars(DAY.minusDays(1))).isNull();
        assertThat(worthOfAHundredDollars(DAY.plusDays(31))).isEqualTo("80.00 EUR");
        assertThat(worthOfAHundredDollars(DAY.plusDays(32))).isNull();
        assertThat(rates.inForce(Ids.next(), List.of(USD), List.of(DAY), EUR)).isEmpty();
        assertThat(rates.inForce(company, List.of(Currency.getInstance("CHF")), List.of(DAY), EUR))
                .isEmpty();
    }

    @Test
    void keepsTheNewestVersionWhicheverComesLast() {
        var rate = Ids.next();
        quote(rate, 2, "USD", "EUR", DAY, "ECB", "0.81");
        probe.publish(
                LedgerEvents.EXCHANGE_RATE_STATE,
                company,
                rate,
                1,
                new ExchangeRateState(rate, "USD", "EUR", DAY, "ECB", "0.80"));
        quote(Ids.next(), 1, "USD", "CHF", DAY, "ECB", "0.79");

        assertThat(worthOfAHundredDollars(DAY)).isEqualTo("81.00 EUR");
        quote(rate, 3, "USD", "EUR", DAY, "ECB", "0.82");
        assertThat(worthOfAHundredDollars(DAY)).isEqualTo("82.00 EUR");
    }

    private Optional<KnownRate> inForce(LocalDate day) {
        return Optional.ofNullable(
                rates.inForce(company, List.of(USD), List.of(day), EUR).get(new CurrencyOnDate(USD, day)));
    }

    private @Nullable String worthOfAHundredDollars(LocalDate day) {
        return inForce(day)
                .map(rate -> rate.worth(Money.parse("100.00", "USD"), EUR).toString())
                .orElse(null);
    }

    private void quote(UUID id, long version, String base, String quote, LocalDate day, String source, String rate) {
        probe.publish(
                LedgerEvents.EXCHANGE_RATE_STATE,
                company,
                id,
                version,
                new ExchangeRateState(id, base, quote, day, source, rate));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                                select count(*) from exchange_rate_view
                                where exchange_rate_id = :id and version = :version
                                """)
                                .param("id", id)
                                .param("version", version)
                                .query(Long.class)
                                .single()
                        == 1);
    }
}
