package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.Company;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which lines of an account are looked at.
///
/// @param only those with one value of a dimension, or without it; all when null
record LedgerLines(
        Company company,
        AccountCode account,
        Optional<KnownAt> knownAt,
        @Nullable DimensionFilter only) {}
