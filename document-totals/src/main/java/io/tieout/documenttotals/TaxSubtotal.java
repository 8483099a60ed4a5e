package io.tieout.documenttotals;

import io.tieout.platform.money.Money;

/// What one tax rate contributes to a document.
///
/// @param net sum of the net amounts of its lines
/// @param base what the tax was computed on: the same, unless only a part of the net amount is taxed
public record TaxSubtotal(TaxRate taxRate, Money net, Money base, Money tax) {}
