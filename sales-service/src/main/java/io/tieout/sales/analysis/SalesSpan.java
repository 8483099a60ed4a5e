package io.tieout.sales.analysis;

import java.time.Instant;
import java.time.LocalDate;

/// Which sales count: ordered on these days, as it was known at an instant.
record SalesSpan(LocalDate from, LocalDate to, Instant knownAt) {}
