package io.tieout.reconciliation.bankaccount;

import io.tieout.events.ledger.v1.BankAccountOpened;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

/// Learns which ledger accounts stand for a bank account.
@Component
class BankAccountEventsListener implements EventSubscriber {

    private final BankAccountService accounts;

    BankAccountEventsListener(BankAccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.BANK_ACCOUNT_OPENED, this::opened);
    }

    private void opened(ReceivedEvent<BankAccountOpened> event) {
        var opened = event.payload();
        accounts.opened(
                event.envelope().companyId(),
                opened.bankAccountId(),
                opened.accountCode(),
                opened.clearingAccountCode());
    }
}
