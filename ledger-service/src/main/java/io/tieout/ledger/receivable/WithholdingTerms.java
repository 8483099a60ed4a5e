package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;

/// Tax that the customer keeps back from an invoice by law and pays to the authority in our name.
///
/// @param taxCode of the kind `WITHHOLDING`
/// @param amount what is expected to be kept back
public record WithholdingTerms(String taxCode, Money amount) {}
