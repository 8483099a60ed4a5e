package io.tieout.reconciliation;

import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Plays the ledger for tests: tells the lines on the accounts of the customers, as they would be sealed.
public final class CustomerLines {

    private static final String RECEIVABLES = "1200";
    private static final String ADVANCES = "2100";

    private final EventProbe probe;
    private final UUID company;
    private final Map<String, Money> balances = new TreeMap<>();
    private long version;
    private long sequence;

    public CustomerLines(EventProbe probe, UUID company) {
        this.probe = probe;
        this.company = company;
    }

    /// What a line belongs to.
    public static CustomerLinesSealed.Item invoice(UUID id, String number, LocalDate due) {
        return new CustomerLinesSealed.Item("INVOICE", id, number, due);
    }

    public static CustomerLinesSealed.Item credit(UUID id) {
        return new CustomerLinesSealed.Item("CUSTOMER_CREDIT", id, null, null);
    }

    /// A line of an entry of its own; the amount is negative where it is credited.
    public CustomerLinesSealed.Line line(
            UUID customer,
            String source,
            LocalDate day,
            Instant recordedAt,
            String amount,
            CustomerLinesSealed.@Nullable Item item) {
        return line(customer, source, day, recordedAt, Money.parse(amount, "EUR"), item);
    }

    public CustomerLinesSealed.Line line(
            UUID customer,
            String source,
            LocalDate day,
            Instant recordedAt,
            Money moved,
            CustomerLinesSealed.@Nullable Item item) {
        boolean onAccount = item != null && item.kind().equals("CUSTOMER_CREDIT");
        return new CustomerLinesSealed.Line(
                Ids.next(),
                1,
                ++sequence,
                day,
                day,
                recordedAt,
                source,
                Ids.next(),
                source.equals("REVERSAL") ? "PAYMENT" : null,
                source.equals("INVOICE") && item != null ? item.number() : null,
                onAccount ? "ON_ACCOUNT" : "RECEIVABLE",
                onAccount ? ADVANCES : RECEIVABLES,
                moved.isNegative() ? "CREDIT" : "DEBIT",
                moved.abs(),
                moved.abs(),
                customer,
                item);
    }

    /// Tells these lines and waits until they are taken over.
    public EventProbe.Sent tell(CustomerLinesSealed.Line... lines) {
        return tell(true, lines);
    }

    public EventProbe.Sent tell(boolean complete, CustomerLinesSealed.Line... lines) {
        for (var line : lines) {
            var moved =
                    line.side().equals("DEBIT") ? line.amount() : line.amount().negated();
            balances.merge(line.accountCode() + moved.currency(), moved, Money::plus);
        }
        var told = new ArrayList<CustomerLinesSealed.Balance>();
        balances.forEach((key, balance) -> told.add(new CustomerLinesSealed.Balance(key.substring(0, 4), balance)));
        return probe.tell(
                LedgerEvents.CUSTOMER_LINES_SEALED,
                company,
                company,
                ++version,
                new CustomerLinesSealed(company, Math.max(1, sequence), complete, List.of(lines), told));
    }
}
