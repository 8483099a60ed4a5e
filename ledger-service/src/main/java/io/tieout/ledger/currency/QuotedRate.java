package io.tieout.ledger.currency;

import java.time.LocalDate;

/// The rate that counts on a day, and where it comes from.
///
/// @param inverse whether it was quoted the other way round
public record QuotedRate(Rate rate, LocalDate quotedOn, String source, boolean inverse) {}
