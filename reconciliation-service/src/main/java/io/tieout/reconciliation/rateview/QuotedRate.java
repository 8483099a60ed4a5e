package io.tieout.reconciliation.rateview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// A rate as the ledger tells of it.
record QuotedRate(
        UUID companyId,
        UUID rateId,
        String base,
        String quote,
        LocalDate date,
        String source,
        BigDecimal rate,
        long version) {}
