package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import java.util.UUID;

/// What is kept of a match to lead it further.
///
/// @param version of the match on its topic
record StoredMatch(
        UUID companyId, UUID matchId, UUID lineId, Money amount, MatchKind kind, MatchStatus status, long version) {}
