package io.tieout.ledger.foreignitem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is paid and revalued in whatever order: nothing is left, and the differences explain all the money.
class ForeignItemPropertyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    /// @param percent of what is open
    /// @param paidAt what a unit was worth when it was paid
    /// @param revaluedAt a revaluation before it
    record Step(int percent, Rate paidAt, Rate revaluedAt, boolean revalued) {}

    @Property
    void isGoneInBothCurrenciesWhenItIsPaid(
            @ForAll("amounts") Money amount,
            @ForAll("increments") Money increment,
            @ForAll("rates") Rate booked,
            @ForAll("steps") List<Step> steps,
            @ForAll ItemSide side) {
        var item = item(side, amount, booked, increment);
        var zero = Money.zero(increment.currency());
        var moved = zero;
        var explained = zero;
        int parts = 0;
        for (var step : steps) {
            if (step.revalued()) {
                var change = step.revaluedAt().convert(item.open(), increment).minus(item.carrying());
                explained = explained.plus(side.gain(change));
                item = item.revalued(change, step.revaluedAt());
                parts = 0;
            }
            var part = share(item.open(), step.percent());
            if (part.isPositive()) {
                var relief = item.relieve(part, increment);
                var worth = step.paidAt().convert(part, increment);
                assertThat(relief.carrying().isNegative()).isFalse();
                parts++;
                assertThat(relief.residue().abs().minorUnits()).isLessThanOrEqualTo(parts * increment.minorUnits());
                moved = moved.plus(side.gain(worth));
                explained = explained.plus(relief.realised(worth)).plus(relief.residue());
                item = item.settled(relief);
            }
        }
        if (item.open().isPositive()) {
            var relief = item.relieve(item.open(), increment);
            var worth = booked.convert(item.open(), increment);
            moved = moved.plus(side.gain(worth));
            explained = explained.plus(relief.realised(worth)).plus(relief.residue());
            item = item.settled(relief);
        }

        assertThat(item.open().isZero()).isTrue();
        assertThat(item.carrying().isZero()).isTrue();
        assertThat(explained).isEqualTo(moved.minus(side.gain(item.booked())));
    }

    private static ForeignItem item(ItemSide side, Money amount, Rate rate, Money increment) {
        var booked = rate.convert(amount, increment);
        return new ForeignItem(
                Ids.next(),
                ForeignItemId.next(),
                ForeignItem.Kind.ENTRY,
                side,
                new AccountCode("2100"),
                null,
                null,
                DAY,
                null,
                amount,
                amount,
                booked,
                booked,
                rate,
                EntryId.next(),
                1);
    }

    private static Money share(Money open, int percent) {
        var minor = BigInteger.valueOf(open.minorUnits())
                .multiply(BigInteger.valueOf(percent))
                .divide(BigInteger.valueOf(100));
        return Money.ofMinor(minor.longValueExact(), open.currency());
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Combinators.combine(Arbitraries.longs().between(1, 1_000_000_000L), Arbitraries.of("EUR", "JPY", "KWD"))
                .as(Money::ofMinor);
    }

    @Provide
    Arbitrary<Money> increments() {
        return Arbitraries.of(
                Money.parse("0.01", "USD"),
                Money.parse("1.00", "IDR"),
                Money.parse("0.001", "BHD"),
                Money.parse("1", "KRW"));
    }

    @Provide
    Arbitrary<Rate> rates() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.0001"), new BigDecimal("20000"))
                .ofScale(6)
                .map(Rate::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 100), rates(), rates(), Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(8);
    }
}
