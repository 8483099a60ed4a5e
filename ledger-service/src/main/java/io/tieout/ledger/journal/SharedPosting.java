package io.tieout.ledger.journal;

import io.tieout.platform.idempotency.RequestKey;

/// One caller's entry, to be committed together with those of others.
///
/// @param request the caller's body as it is kept to recognise a retry
record SharedPosting(RequestKey key, String request, EntryDraft draft) {}
