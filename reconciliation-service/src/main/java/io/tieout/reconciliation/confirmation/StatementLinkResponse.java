package io.tieout.reconciliation.confirmation;

import java.time.Instant;

/// @param url told only now: what is kept does not open the statement
record StatementLinkResponse(String url, Instant expiresAt) {}
