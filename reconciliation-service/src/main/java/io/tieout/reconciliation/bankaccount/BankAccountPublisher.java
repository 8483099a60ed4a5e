package io.tieout.reconciliation.bankaccount;

import io.tieout.events.reconciliation.v1.BankAccountConnected;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.money.Money;
import org.springframework.stereotype.Component;

/// Tells the ledger about connected accounts.
@Component
class BankAccountPublisher {

    private final Outbox outbox;

    BankAccountPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void connected(BankAccount account) {
        outbox.publish(new OutboxEvent<>(
                ReconciliationEvents.BANK_ACCOUNT_CONNECTED,
                account.companyId(),
                account.bankAccountId(),
                1,
                null,
                new BankAccountConnected(
                        account.bankAccountId(),
                        account.name(),
                        account.iban(),
                        account.currency().getCurrencyCode(),
                        Money.ofMinor(account.openingMinor(), account.currency()),
                        account.openingDate())));
    }
}
