package io.tieout.ledger.posting;

import static io.tieout.ledger.Trade.APRIL_15;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Random sequences of matching and undoing, side by side with a model that knows nothing but open amounts.
@ServiceTest
class RandomMatchesIT {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int STEPS = 150;

    private final PaymentService payments;
    private final OrdinaryDecisionService ordinary;
    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;
    private final UUID customerId = Ids.next();
    private int together;

    RandomMatchesIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired PaymentService payments,
            @Autowired OrdinaryDecisionService ordinary,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.payments = payments;
        this.ordinary = ordinary;
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void endAsTheModelSays(long seed) {
        var random = new Random(seed);
        var invoices = IntStream.range(0, 6)
                .mapToObj(index -> trade.anInvoiceOver((20 + index * 10) + ".00", customerId, APRIL_15))
                .toList();
        var lines = trade.bankLines(
                APRIL_15,
                IntStream.range(0, 25)
                        .mapToObj(index -> (random.nextInt(4) == 0 ? "-" : "") + (1 + random.nextInt(40)) + ".00")
                        .toArray(String[]::new));
        var model = new Model();
        invoices.forEach(
                invoice -> model.open.put(invoice.invoiceId(), invoice.total().minorUnits()));
        model.total.putAll(model.open);

        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0 && !model.applied.isEmpty()) {
                var matchId = new ArrayList<>(model.applied.keySet()).get(random.nextInt(model.applied.size()));
                var line = model.applied(matchId).line();
                var expected = model.undo(matchId);
                assertThat(undo(matchId, line)).as("step " + step).isEqualTo(expected);
            } else {
                var matches = IntStream.rangeClosed(0, random.nextInt(6))
                        .mapToObj(number -> randomMatch(random, invoices, lines.get(random.nextInt(lines.size()))))
                        .toList();
                matchTogether(matches, model, "step " + step);
            }
        }

        assertThat(together).isGreaterThan(5);
        for (var invoice : invoices) {
            var answer = books.get("/api/v1/invoices/" + invoice.invoiceId()).is(200);
            assertThat(answer.text("/open/amount"))
                    .isEqualTo(money(model.open(invoice.invoiceId())).amount());
        }
        assertThat(books.balance("1200", "asOf=2026-12-31"))
                .isEqualTo(money(model.open.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .amount());
        Checks.hold(checks, books.companyId());
    }

    /// As events bring them: first those that are nothing special, then the others one by one.
    private void matchTogether(List<PaymentMatch> matches, Model model, String step) {
        var applied = ordinary.apply(matches);
        var left = new ArrayList<PaymentMatch>();
        for (var match : matches) {
            if (applied.contains(match.cause().matchId())) {
                assertThat(model.match(match)).as(step).isTrue();
            } else {
                left.add(match);
            }
        }
        together += applied.size();
        for (var match : left) {
            var expected = model.match(match);
            assertThat(match(match)).as(step).isEqualTo(expected);
        }
    }

    private boolean match(PaymentMatch match) {
        try {
            payments.apply(match);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private boolean undo(UUID matchId, UUID lineId) {
        try {
            payments.undo(new MatchUndoing(new Cause(books.companyId(), matchId, 2, null), lineId, APRIL_15));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private PaymentMatch randomMatch(Random random, List<InvoiceIssued> invoices, BankLinesRecorded.Line line) {
        var allocations = new ArrayList<InvoiceAmount>();
        long left = line.amount().minorUnits();
        int parts = 1 + random.nextInt(3);
        for (int part = 1; part <= parts && left != 0; part++) {
            long amount = part == parts ? left : Long.signum(left) * (1 + random.nextLong(Math.abs(left)));
            var invoice = invoices.get(random.nextInt(invoices.size()));
            allocations.add(new InvoiceAmount(new InvoiceId(invoice.invoiceId()), money(amount)));
            left -= amount;
        }
        var others = new ArrayList<MatchPart>();
        if (line.amount().isPositive() && random.nextInt(4) == 0) {
            var moved = allocations.removeLast();
            others.add(new MatchPart(PartType.ON_ACCOUNT, moved.amount(), customerId, null));
        }
        var cause = new Cause(books.companyId(), Ids.next(), 1, null);
        return new PaymentMatch(cause, line.lineId(), line.amount(), allocations, others, Map.of());
    }

    private static Money money(long minorUnits) {
        return Money.ofMinor(minorUnits, EUR);
    }

    /// Open amounts, and which line is explained: no more.
    private static final class Model {

        private final Map<UUID, Long> total = new HashMap<>();
        private final Map<UUID, Long> open = new HashMap<>();
        private final Map<UUID, Applied> applied = new LinkedHashMap<>();

        boolean match(PaymentMatch match) {
            if (applied.values().stream().anyMatch(other -> other.line().equals(match.lineId()))) {
                return false;
            }
            if (!allocate(match.allocations(), 1)) {
                return false;
            }
            applied.put(match.cause().matchId(), new Applied(match.lineId(), match.allocations()));
            return true;
        }

        boolean undo(UUID matchId) {
            if (!allocate(applied(matchId).allocations(), -1)) {
                return false;
            }
            applied.remove(matchId);
            return true;
        }

        Applied applied(UUID matchId) {
            return Objects.requireNonNull(applied.get(matchId));
        }

        long open(UUID invoiceId) {
            return open.getOrDefault(invoiceId, 0L);
        }

        private boolean allocate(List<InvoiceAmount> allocations, int sign) {
            var after = new HashMap<>(open);
            for (var part : allocations) {
                var invoiceId = part.invoiceId().value();
                long left =
                        after.getOrDefault(invoiceId, 0L) - sign * part.amount().minorUnits();
                if (left < 0 || left > total.getOrDefault(invoiceId, 0L)) {
                    return false;
                }
                after.put(invoiceId, left);
            }
            open.putAll(after);
            return true;
        }

        record Applied(UUID line, List<InvoiceAmount> allocations) {}
    }
}
