package io.tieout.ledger;

import io.tieout.events.ledger.v1.BankAccountOpened;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankAccountConnected;
import io.tieout.events.reconciliation.v1.BankLineClassified;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.events.reconciliation.v1.PaymentMatchUndone;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.EventProbe.Published;
import io.tieout.platformtest.EventProbe.Sent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What sales and reconciliation tell the ledger about one company: orders, bank lines, matches.
public final class Trade {

    public static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);
    public static final LocalDate APRIL_15 = LocalDate.of(2026, 4, 15);

    private final EventProbe probe;
    private final UUID companyId;
    private final String currency;
    private @Nullable UUID bankAccountId;

    public Trade(EventProbe probe, UUID companyId) {
        this(probe, companyId, "EUR");
    }

    /// @param currency of its bank account
    public Trade(EventProbe probe, UUID companyId, String currency) {
        this.probe = probe;
        this.companyId = companyId;
        this.currency = currency;
    }

    public Sent confirm(OrderConfirmed order) {
        return probe.publish(SalesEvents.ORDER_CONFIRMED, companyId, order.orderId(), 1, order.dealId(), order);
    }

    /// One line without tax.
    public static OrderConfirmed anOrderOver(String amount) {
        return anOrderOver(amount, Ids.next(), MARCH_31);
    }

    public static OrderConfirmed anOrderOver(String amount, UUID customerId, LocalDate date) {
        var net = eur(amount);
        return new OrderConfirmed(
                Ids.next(),
                "SO-2026-000001",
                Ids.next(),
                customerId,
                date,
                30,
                "EUR",
                false,
                "PER_LINE",
                "HALF_UP",
                List.of(new OrderConfirmed.Line(
                        Ids.next(),
                        "WORK",
                        "Work",
                        BigDecimal.ONE,
                        net.toBigDecimal(),
                        BigDecimal.ZERO,
                        "NONE",
                        BigDecimal.ZERO)),
                net,
                eur("0.00"),
                net);
    }

    public InvoiceIssued anInvoiceOver(String amount) {
        return invoiced(anOrderOver(amount));
    }

    public InvoiceIssued anInvoiceOver(String amount, UUID customerId, LocalDate date) {
        return invoiced(anOrderOver(amount, customerId, date));
    }

    private InvoiceIssued invoiced(OrderConfirmed order) {
        confirm(order);
        return probe.awaitPublished(LedgerEvents.INVOICE_ISSUED, event -> order.orderId()
                        .equals(event.payload().orderId()))
                .payload();
    }

    public BankAccountOpened connectBank(String openingBalance, LocalDate openingDate) {
        bankAccountId = Ids.next();
        probe.publish(
                ReconciliationEvents.BANK_ACCOUNT_CONNECTED,
                companyId,
                bankAccountId,
                1,
                new BankAccountConnected(
                        bankAccountId,
                        "Main account",
                        null,
                        currency,
                        Money.parse(openingBalance, currency),
                        openingDate));
        return probe.awaitPublished(LedgerEvents.BANK_ACCOUNT_OPENED, bankAccountId)
                .payload();
    }

    public UUID bankAccountId() {
        if (bankAccountId == null) {
            connectBank("0.00", LocalDate.of(2026, 1, 1));
        }
        return java.util.Objects.requireNonNull(bankAccountId);
    }

    /// A statement of one chunk with one line per amount, in the books.
    public List<BankLinesRecorded.Line> bankLines(LocalDate date, String... amounts) {
        var statement = record(date, amounts);
        probe.awaitPublished(LedgerEvents.BANK_LINES_POSTED, statement.statementId());
        return statement.lines();
    }

    public BankLinesRecorded record(LocalDate date, String... amounts) {
        var lines = new ArrayList<BankLinesRecorded.Line>();
        for (var amount : amounts) {
            lines.add(new BankLinesRecorded.Line(Ids.next(), date, date, Money.parse(amount, currency)));
        }
        return record(new BankLinesRecorded(Ids.next(), 1, bankAccountId(), lines));
    }

    public BankLinesRecorded record(BankLinesRecorded statement) {
        probe.publish(
                ReconciliationEvents.BANK_LINES_RECORDED,
                companyId,
                statement.statementId(),
                statement.chunk(),
                statement);
        return statement;
    }

    /// Matches the whole line with one invoice.
    public UUID match(BankLinesRecorded.Line line, UUID invoiceId) {
        return match(line, List.of(new PaymentMatched.Allocation(invoiceId, line.amount())), List.of());
    }

    public UUID match(
            BankLinesRecorded.Line line,
            List<PaymentMatched.Allocation> allocations,
            List<PaymentMatched.Part> otherParts) {
        var matchId = Ids.next();
        probe.publish(
                ReconciliationEvents.PAYMENT_MATCHED,
                companyId,
                matchId,
                1,
                new PaymentMatched(
                        matchId,
                        line.lineId(),
                        bankAccountId(),
                        line.bookingDate(),
                        line.amount(),
                        allocations,
                        otherParts,
                        "USER"));
        return matchId;
    }

    public UUID classify(BankLinesRecorded.Line line, String kind) {
        var matchId = Ids.next();
        probe.publish(
                ReconciliationEvents.BANK_LINE_CLASSIFIED,
                companyId,
                matchId,
                1,
                new BankLineClassified(
                        matchId, line.lineId(), bankAccountId(), line.bookingDate(), line.amount(), kind, "USER"));
        return matchId;
    }

    /// One end of an own transfer whose other end is named.
    ///
    /// @param matchId of this end
    /// @param other of the other one
    public void transfer(BankLinesRecorded.Line line, UUID matchId, UUID other) {
        probe.publish(
                ReconciliationEvents.BANK_LINE_CLASSIFIED,
                companyId,
                matchId,
                1,
                new BankLineClassified(
                        matchId,
                        line.lineId(),
                        bankAccountId(),
                        line.bookingDate(),
                        line.amount(),
                        "OWN_TRANSFER",
                        "USER",
                        other));
    }

    public void undo(UUID matchId, UUID lineId, LocalDate date) {
        probe.publish(
                ReconciliationEvents.PAYMENT_MATCH_UNDONE,
                companyId,
                matchId,
                2,
                new PaymentMatchUndone(matchId, lineId, date, "Wrong invoice"));
    }

    public <T> T answer(EventType<T> type, UUID aggregateId) {
        return probe.awaitPublished(type, aggregateId).payload();
    }

    public <T> List<T> answers(EventType<T> type, UUID aggregateId) {
        return probe.published(type, aggregateId).stream()
                .map(Published::payload)
                .toList();
    }

    public static PaymentMatched.Part onAccount(String amount, UUID customerId) {
        return new PaymentMatched.Part("ON_ACCOUNT", eur(amount), customerId);
    }

    public static PaymentMatched.Allocation allocation(UUID invoiceId, String amount) {
        return new PaymentMatched.Allocation(invoiceId, eur(amount));
    }

    public static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
