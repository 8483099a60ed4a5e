package io.tieout.reconciliation.tieout;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.ledgerview.LedgerQueries;
import io.tieout.reconciliation.ledgerview.LedgerRole;
import io.tieout.reconciliation.tieout.PayableTieOutQueries.Comparison;
import io.tieout.reconciliation.tieout.TieOutQueries.Sum;
import io.tieout.reconciliation.tieout.TieOutResponse.Cause;
import io.tieout.reconciliation.tieout.TieOutResponse.CauseKind;
import io.tieout.reconciliation.tieout.TieOutResponse.Figure;
import io.tieout.reconciliation.tieout.TieOutResponse.Item;
import io.tieout.reconciliation.tieout.TieOutResponse.Line;
import io.tieout.reconciliation.tieout.TieOutResponse.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is owed to suppliers beside the books, and what was paid to them beside the bank. A company that has no bills
/// sees nothing of it.
@Service
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class PayableTieOutService {

    private static final int SHOWN = 50;

    private final PayableTieOutQueries ours;
    private final LedgerQueries ledger;

    PayableTieOutService(PayableTieOutQueries ours, LedgerQueries ledger) {
        this.ours = ours;
        this.ledger = ledger;
    }

    List<Line> lines(UUID companyId, LocalDate asOf) {
        var accounts = ledger.accounts(companyId, LedgerRole.PAYABLE);
        var currencies = new TreeSet<Currency>(Comparator.comparing(Currency::getCurrencyCode));
        currencies.addAll(ours.currencies(companyId));
        currencies.addAll(ledger.currencies(companyId, accounts));
        var lines = new ArrayList<Line>();
        for (var currency : currencies) {
            lines.add(payables(companyId, accounts, currency, asOf));
            lines.add(purchases(companyId, currency, asOf));
            lines.add(payments(companyId, currency, asOf));
        }
        return lines;
    }

    private Line payables(UUID companyId, Set<String> accounts, Currency currency, LocalDate asOf) {
        var codes = accounts.isEmpty() ? "not opened yet" : String.join(", ", accounts);
        var owed = ours.owed(companyId, currency, asOf);
        var expected = new Figure("open bills less suppliers' credit notes", Money.ofMinor(owed.minor(), currency));
        var actual = new Figure(
                "control account " + codes,
                Money.ofMinor(ledger.balanceMinor(companyId, accounts, currency, asOf), currency)
                        .negated());
        // Entries that name a supplier on another account are no cause of a difference that is not there.
        boolean agree = actual.amount().equals(expected.amount());
        return line(
                Subject.PAYABLES,
                expected,
                actual,
                asOf,
                agree ? Map.of() : ours.gaps(Comparison.BALANCE, companyId, currency, asOf),
                agree ? List.of() : ours.items(Comparison.BALANCE, companyId, currency, asOf, SHOWN),
                owed.count());
    }

    private Line purchases(UUID companyId, Currency currency, LocalDate asOf) {
        return line(
                Subject.PURCHASES,
                figure(
                        "approved bills less suppliers' credit notes",
                        ours.approved(companyId, currency, asOf),
                        currency),
                figure("entries of bills", ours.posted(companyId, currency, asOf), currency),
                asOf,
                ours.gaps(Comparison.POSTING, companyId, currency, asOf),
                ours.items(Comparison.POSTING, companyId, currency, asOf, SHOWN),
                0);
    }

    private Line payments(UUID companyId, Currency currency, LocalDate asOf) {
        return line(
                Subject.SUPPLIER_PAYMENTS,
                figure(
                        "paid to suppliers by bank lines, less what came back",
                        ours.paid(companyId, currency, asOf),
                        currency),
                figure("settled of their bills by these lines", ours.settled(companyId, currency, asOf), currency),
                asOf,
                ours.gaps(Comparison.PAYMENT, companyId, currency, asOf),
                ours.items(Comparison.PAYMENT, companyId, currency, asOf, SHOWN),
                0);
    }

    private static Figure figure(String label, Sum sum, Currency currency) {
        return new Figure(label, Money.ofMinor(sum.minor(), currency));
    }

    /// @param documents behind the figures where nothing differs
    private static Line line(
            Subject subject,
            Figure expected,
            Figure actual,
            LocalDate asOf,
            Map<PayableGap, Sum> gaps,
            List<Item> items,
            long documents) {
        var currency = expected.amount().currency();
        var difference = actual.amount().minus(expected.amount());
        var explained = Money.zero(currency);
        boolean wrong = false;
        var causes = new ArrayList<Cause>();
        for (var gap : gaps.entrySet()) {
            var cause = gap.getKey();
            var amount = Money.ofMinor(gap.getValue().minor(), currency);
            causes.add(new Cause(
                    cause.name(),
                    cause.kind(),
                    cause.detail(),
                    amount,
                    gap.getValue().count()));
            wrong = wrong || cause.kind() == CauseKind.ERROR;
            if (cause.kind() == CauseKind.EXPLAINED) {
                explained = explained.plus(amount);
            }
        }
        return new Line(
                subject,
                currency.getCurrencyCode(),
                asOf,
                !wrong && difference.equals(explained),
                expected,
                actual,
                difference,
                causes,
                items,
                gaps.isEmpty()
                        ? documents
                        : gaps.values().stream().mapToLong(Sum::count).sum());
    }
}
