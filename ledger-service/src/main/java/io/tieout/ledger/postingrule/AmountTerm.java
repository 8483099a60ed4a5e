package io.tieout.ledger.postingrule;

/// A part of a line's amount: a fixed fraction of one of the fact's amounts.
record AmountTerm(String of, Fraction times) {}
