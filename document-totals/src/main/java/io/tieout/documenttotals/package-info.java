/// Adds up commercial documents: line amounts, discounts, tax, rounding, and how each rounded figure came about.
///
/// Quote, order, invoice and credit note ask the same question here with [DocumentTotals#of], so that they cannot
/// give two answers. Pure arithmetic: no framework, no clock, no database; equal input gives equal figures for ever.
///
/// Always: the net amounts and taxes of the lines add up to those of the tax subtotals and of the document, and
/// net + tax = total, or there is no result.
@NullMarked
package io.tieout.documenttotals;

import org.jspecify.annotations.NullMarked;
