package io.tieout.reconciliation.bankstatement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.statementfile.AccountIdentification;
import io.tieout.reconciliation.statementfile.Balance;
import io.tieout.reconciliation.statementfile.Numbering;
import io.tieout.reconciliation.statementfile.Statement;
import io.tieout.reconciliation.statementfile.StatementLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewLinesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @Test
    void takesHonestTwinsOfOneDayForLinesOfTheirOwn() {
        var lines = NewLines.among(statement("100.00", "86.50", "-4.50", "-4.50", "-4.50"), Map.of(), 10_000, 0);

        assertThat(lines.entries()).extracting(NewLines.Entry::occurrence).containsExactly(1, 2, 3);
        assertThat(lines.gapMinor()).isZero();
    }

    @Test
    void skipsLinesOfAnOverlappingStatement() {
        var whole = statement("100.00", "120.00", "30.00", "-4.50", "-5.50");
        var recorded = recorded(statement("100.00", "125.50", "30.00", "-4.50"));

        var lines = NewLines.among(whole, recorded, 12_550, 0);

        assertThat(lines.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.line().amountMinor()).isEqualTo(-550));
        assertThat(lines.known()).isEqualTo(2);
        assertThat(lines.gapMinor()).isZero();
    }

    @Test
    void takesTwinInTheFollowingStatementForNewBecauseTheBalanceProvesIt() {
        var recorded = recorded(statement("100.00", "95.50", "-4.50"));

        var lines = NewLines.among(statement("95.50", "91.00", "-4.50"), recorded, 9_550, 0);

        assertThat(lines.entries()).extracting(NewLines.Entry::occurrence).containsExactly(2);
        assertThat(lines.known()).isZero();
        assertThat(lines.gapMinor()).isZero();
    }

    @Test
    void takesNothingFromRepeatedStatement() {
        var statement = statement("100.00", "95.50", "-4.50");

        var lines = NewLines.among(statement, recorded(statement), 9_550, 0);

        assertThat(lines.entries()).isEmpty();
        assertThat(lines.gapMinor()).isZero();
    }

    @Test
    void skipsKnownLinesOfFileWithoutBalances() {
        var lines =
                NewLines.among(statement(null, null, "-4.50", "-4.50"), recorded(statement(null, null, "-4.50")), 0, 0);

        assertThat(lines.entries()).extracting(NewLines.Entry::occurrence).containsExactly(2);
        assertThat(lines.gapMinor()).isNull();
    }

    @Test
    void tellsTheGapBeforeStatement() {
        var lines = NewLines.among(statement("150.00", "145.50", "-4.50"), Map.of(), 10_000, 0);

        assertThat(lines.gapMinor()).isEqualTo(5_000);
    }

    @Test
    void takesLinesThatCameWithoutABalanceForKnownOnesWhenTheirBalanceComes() {
        var recorded = recorded(statement(null, null, "-4.50"));

        var lines = NewLines.among(statement("100.00", "95.50", "-4.50"), recorded, 10_000, -450);

        assertThat(lines.entries()).isEmpty();
        assertThat(lines.gapMinor()).isZero();
    }

    @Test
    void goesOnAfterLinesThatCameWithoutABalance() {
        var lines = NewLines.among(statement("105.00", "100.50", "-4.50"), Map.of(), 10_000, 500);

        assertThat(lines.entries()).hasSize(1);
        assertThat(lines.gapMinor()).isZero();
    }

    private static Map<String, Integer> recorded(RecordableStatement statement) {
        var recorded = new HashMap<String, Integer>();
        statement.lines().forEach(line -> recorded.merge(line.contentHash(), 1, Integer::sum));
        return recorded;
    }

    private static RecordableStatement statement(
            @Nullable String opening, @Nullable String closing, String... amounts) {
        var lines = new ArrayList<StatementLine>();
        var credits = BigDecimal.ZERO;
        var debits = BigDecimal.ZERO;
        for (var amount : amounts) {
            var value = new BigDecimal(amount);
            credits = credits.add(value.max(BigDecimal.ZERO));
            debits = debits.subtract(value.min(BigDecimal.ZERO));
            lines.add(line(lines.size() + 1, value));
        }
        return RecordableStatement.of(
                new Statement(
                        1,
                        "1",
                        AccountIdentification.UNKNOWN,
                        "EUR",
                        DAY,
                        DAY,
                        balance(opening),
                        balance(closing),
                        amounts.length,
                        credits,
                        debits,
                        new TreeSet<>(List.of("EUR")),
                        true,
                        false,
                        Numbering.NONE,
                        lines),
                new BankAccount(
                        Ids.next(),
                        Ids.next(),
                        "Main",
                        null,
                        "1",
                        Currency.getInstance("EUR"),
                        10_000,
                        LocalDate.of(2026, 1, 1),
                        null,
                        null,
                        1));
    }

    private static @Nullable Balance balance(@Nullable String amount) {
        return amount == null ? null : new Balance(DAY, new BigDecimal(amount), "EUR");
    }

    private static StatementLine line(int entry, BigDecimal amount) {
        return new StatementLine(
                entry, DAY, DAY, amount, "EUR", null, null, "coffee", null, null, null, null, null, null, null, false);
    }
}
