package io.tieout.reconciliation.accountstatement;

import io.tieout.paper.PrintLanguage;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.companyview.CompanyViewService;
import io.tieout.reconciliation.companyview.KnownCompany;
import io.tieout.reconciliation.customerledger.Control;
import io.tieout.reconciliation.customerledger.CustomerLedgerQueries;
import io.tieout.reconciliation.customerledger.CustomerUnknown;
import io.tieout.reconciliation.customerledger.LedgerBalances;
import io.tieout.reconciliation.customerledger.LedgerLine;
import io.tieout.reconciliation.customerledger.LedgerScope;
import io.tieout.reconciliation.customerledger.RunningBalances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Puts together what a statement says.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class StatementContentService {

    static final int MAX_LINES = 20_000;

    /// Nothing is recorded after it: what counts is told by the journal's entry.
    private static final Instant EVER = Instant.parse("2300-01-01T00:00:00Z");

    private final CustomerLedgerQueries ledgers;
    private final OpenDocumentQueries documents;
    private final CompanyViewService companies;

    StatementContentService(
            CustomerLedgerQueries ledgers, OpenDocumentQueries documents, CompanyViewService companies) {
        this.ledgers = ledgers;
        this.documents = documents;
        this.companies = companies;
    }

    /// @param language that of the customer, or of the company, when null
    StatementContent of(
            StatementScope scope, String number, UUID customerId, Currency currency, @Nullable PrintLanguage language) {
        var ledger = new LedgerScope(
                scope.companyId(),
                customerId,
                currency,
                scope.from(),
                scope.to(),
                scope.to(),
                EVER,
                scope.throughSequence());
        var holder = ledgers.holder(scope.companyId(), customerId).orElseThrow(() -> new CustomerUnknown(customerId));
        var company = companies.get(scope.companyId());
        var balances = ledgers.balances(ledger, null);
        var receivable = balance(balances, Control.RECEIVABLE);
        var onAccount = balance(balances, Control.ON_ACCOUNT);
        var lines = ledgers.lines(ledger, null, MAX_LINES + 1);
        if (lines.size() > MAX_LINES) {
            throw new StatementTooLong(MAX_LINES);
        }
        var open = documents.open(ledger);
        return new StatementContent(
                number,
                company.name(),
                customerId,
                holder.number(),
                holder.name(),
                PrintLanguage.of(language, locale(holder, company)),
                scope.from(),
                scope.to(),
                scope.knownAt(),
                scope.throughSequence(),
                receivable.opening(),
                lines(lines, Control.RECEIVABLE, new RunningBalances(balances)),
                receivable.closing(),
                new StatementContent.OnAccount(
                        onAccount.opening().negated(),
                        lines(lines, Control.ON_ACCOUNT, new RunningBalances(balances)),
                        onAccount.closing().negated()),
                open.stream()
                        .filter(OpenDocument::disputed)
                        .map(document ->
                                new StatementContent.Dispute(document.id(), document.number(), document.open()))
                        .toList(),
                StatementContent.ages(open, receivable.closing(), scope.to()));
    }

    private static String locale(CustomerLedgerQueries.Holder customer, KnownCompany company) {
        var own = customer.language();
        return own == null ? company.locale() : own;
    }

    private static LedgerBalances balance(Map<Control, LedgerBalances> balances, Control control) {
        return Objects.requireNonNull(balances.get(control));
    }

    /// The lines of one of the customer's accounts; money on account is shown from the customer's side.
    private static List<StatementContent.Line> lines(List<LedgerLine> all, Control control, RunningBalances running) {
        var lines = new ArrayList<StatementContent.Line>();
        for (var line : all) {
            if (line.control() == control) {
                var item = line.item();
                var balance = running.after(line);
                lines.add(new StatementContent.Line(
                        lines.size() + 1,
                        line.effectiveDate(),
                        line.source(),
                        line.reversedSource(),
                        line.document(),
                        item == null ? null : item.id(),
                        item == null ? null : item.dueDate(),
                        seen(control, line.movement()),
                        seen(control, balance),
                        line.state()));
            }
        }
        return lines;
    }

    private static Money seen(Control control, Money amount) {
        return control == Control.RECEIVABLE ? amount : amount.negated();
    }
}
