package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;

/// What the ledger says a control account comes to in one currency.
record ControlBalance(String accountCode, Money balance) {}
