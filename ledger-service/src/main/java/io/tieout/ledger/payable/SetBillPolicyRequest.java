package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;

/// @param aloneUpTo a bill up to this total is paid without a second person
record SetBillPolicyRequest(@NotNull Money aloneUpTo) {}
