package io.tieout.ledger.deferral;

import java.util.UUID;

/// A month that has ended and is not in the books yet.
record DueInstalment(UUID companyId, DeferralId deferralId, int number) {}
