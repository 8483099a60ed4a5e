package io.tieout.ledger.postingrule;

import java.time.Instant;
import java.util.UUID;

/// A version of the rules: who saved it, and why.
record PostingRulesVersionResponse(long version, int rules, String reason, UUID savedBy, Instant savedAt) {}
