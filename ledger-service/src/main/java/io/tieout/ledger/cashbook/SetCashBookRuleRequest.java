package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.AccountCode;
import jakarta.validation.constraints.NotNull;

record SetCashBookRuleRequest(@NotNull AccountCode counterAccount) {}
