package io.tieout.sales.deal;

import java.util.UUID;

/// A representative's part in the success of a deal, in hundredths of a percent.
record CreditShare(UUID representativeId, int basisPoints) {}
