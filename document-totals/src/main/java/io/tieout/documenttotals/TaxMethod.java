package io.tieout.documenttotals;

/// Where tax is rounded. Both are lawful in most countries and differ by cents, so the document says which one it uses.
public enum TaxMethod {
    /// Each line's tax is rounded, and the document's tax is their sum.
    PER_LINE,
    /// The lines of one tax rate are added first and their tax is rounded once; the lines then share it.
    PER_DOCUMENT
}
