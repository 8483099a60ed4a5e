package io.tieout.ledger.posting;

import io.tieout.events.reconciliation.v1.BankAccountConnected;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/// Bank accounts and the lines of their statements.
@Component
class BankEventsListener implements EventSubscriber {

    private final CompanyService companies;
    private final BankAccountService bankAccounts;
    private final BankLineService bankLines;

    BankEventsListener(CompanyService companies, BankAccountService bankAccounts, BankLineService bankLines) {
        this.companies = companies;
        this.bankAccounts = bankAccounts;
        this.bankLines = bankLines;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(ReconciliationEvents.BANK_ACCOUNT_CONNECTED, this::bankAccountConnected);
        subscriptions.on(ReconciliationEvents.BANK_LINES_RECORDED, this::bankLinesRecorded);
    }

    private void bankAccountConnected(ReceivedEvent<BankAccountConnected> event) {
        var company = companies.awaited(event.envelope().companyId());
        var account = event.payload();
        bankAccounts.connect(
                company.id(), account.bankAccountId(), account.name(), account.openingBalance(), account.openingDate());
    }

    private void bankLinesRecorded(ReceivedEvent<BankLinesRecorded> event) {
        var company = companies.awaited(event.envelope().companyId());
        var recorded = event.payload();
        try {
            bankLines.post(new BankLineChunk(
                    company.id(),
                    recorded.statementId(),
                    recorded.chunk(),
                    recorded.bankAccountId(),
                    recorded.lines().stream()
                            .map(line -> new BankLine(line.lineId(), line.bookingDate(), line.amount()))
                            .toList()));
        } catch (Refusal refusal) {
            bankLines.refuse(company.id(), recorded.statementId(), recorded.chunk(), recorded.bankAccountId(), refusal);
        }
    }
}
