package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;

/// What the entries of a period did to an account, by the place where the cash flow statement sees it.
///
/// @param paid whether these are entries that moved cash (or bank lines still to be explained)
/// @param amount debit minus credit
record PlacedAmount(boolean paid, AccountCode account, CashFlowPlace place, Money amount) {}
