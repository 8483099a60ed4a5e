package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;

/// Cash received and paid against an account.
///
/// @param account for an investment the asset itself, whatever else its entry holds
/// @param received positive
/// @param paid negative
record CashMovement(CashFlowPlace place, AccountCode account, Money received, Money paid) {}
