package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankaccount.BankAccount;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.bankstatement.BankLine;
import io.tieout.reconciliation.bankstatement.BankStatementQueries;
import io.tieout.reconciliation.bankstatement.PostedLinesObserver;
import io.tieout.reconciliation.customerview.KnownCustomersObserver;
import io.tieout.reconciliation.discrepancy.DiscrepancyKind;
import io.tieout.reconciliation.discrepancy.DiscrepancyService;
import io.tieout.reconciliation.discrepancy.Finding;
import io.tieout.reconciliation.discrepancy.SubjectType;
import io.tieout.reconciliation.matching.LookupKeys;
import io.tieout.reconciliation.openitem.OpenItemsObserver;
import io.tieout.reconciliation.openitem.TurnRepository;
import io.tieout.reconciliation.payout.PayoutsObserver;
import io.tieout.reconciliation.rateview.RatesObserver;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Puts lines into the engine's queue: new ones, and those that a new open item may explain, or whose payer a new
/// customer may be, or that a payout or an exchange rate that becomes known may explain. New lines also tell
/// whether statements follow one another without a gap.
@Component
class WaitingLinesListener
        implements PostedLinesObserver, OpenItemsObserver, KnownCustomersObserver, PayoutsObserver, RatesObserver {

    private final WaitingLineRepository waiting;
    private final TurnRepository turn;
    private final BankAccountQueries accounts;
    private final BankStatementQueries statements;
    private final DiscrepancyService discrepancies;
    private final Clock clock;

    WaitingLinesListener(
            WaitingLineRepository waiting,
            TurnRepository turn,
            BankAccountQueries accounts,
            BankStatementQueries statements,
            DiscrepancyService discrepancies,
            Clock clock) {
        this.waiting = waiting;
        this.turn = turn;
        this.accounts = accounts;
        this.statements = statements;
        this.discrepancies = discrepancies;
        this.clock = clock;
    }

    @Override
    public void linesPosted(UUID companyId, UUID bankAccountId, List<BankLine> lines) {
        lines.stream()
                .collect(Collectors.groupingBy(
                        BankLine::currency, Collectors.mapping(BankLine::lineId, Collectors.toList())))
                .forEach((currency, ids) -> waiting.request(companyId, currency, ids, clock.instant()));
        // A statement is recorded whole: its later lines tell nothing new about its balances.
        if (lines.stream().anyMatch(line -> line.lineNo() == 1)) {
            reconcileGaps(companyId);
        }
    }

    private void reconcileGaps(UUID companyId) {
        discrepancies.reconcile(
                companyId,
                DiscrepancyKind.STATEMENT_GAP,
                statements.gaps(companyId).stream()
                        .map(
                                gap -> new Finding(
                                        DiscrepancyKind.STATEMENT_GAP,
                                        SubjectType.BANK_STATEMENT,
                                        gap.statementId(),
                                        null,
                                        Money.ofMinor(gap.gapMinor(), gap.currency()),
                                        "the statement does not start where the one before it ended, or its balances do not fit its lines"))
                        .toList());
    }

    @Override
    public void itemOpened(
            UUID companyId, UUID customerId, Currency currency, long availableMinor, LookupKeys.OfItem keys) {
        waiting.wake(companyId, customerId, currency, availableMinor, keys, clock.instant());
    }

    @Override
    public void payoutsKept(UUID companyId, UUID bankAccountId, Currency currency, Set<Long> netsMinor) {
        // A decision under way that knows nothing of them comes before.
        turn.share(companyId, currency);
        waiting.wakeByAmount(companyId, bankAccountId, netsMinor, clock.instant());
    }

    @Override
    public void rateKnown(UUID companyId, Currency one, Currency other, LocalDate first, LocalDate last) {
        accountCurrencies(companyId).filter(Set.of(one, other)::contains).forEach(currency -> {
            turn.share(companyId, currency);
            waiting.wakeForRate(companyId, currency, currency.equals(one) ? other : one, first, last, clock.instant());
        });
    }

    /// In one order: two who share several turns must not wait for each other.
    private Stream<Currency> accountCurrencies(UUID companyId) {
        return accounts.all(companyId).stream()
                .map(BankAccount::currency)
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode));
    }

    @Override
    public void customerKnown(UUID companyId, UUID customerId, LookupKeys.OfCustomer keys) {
        accountCurrencies(companyId).forEach(currency -> {
            turn.share(companyId, currency);
            waiting.wake(companyId, customerId, currency, keys, clock.instant());
        });
    }
}
