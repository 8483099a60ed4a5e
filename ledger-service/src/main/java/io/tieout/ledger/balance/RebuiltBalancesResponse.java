package io.tieout.ledger.balance;

import java.util.List;

/// @param corrected the stored balances that were not the sum of their lines
record RebuiltBalancesResponse(List<CorrectedBalance> corrected) {

    RebuiltBalancesResponse {
        corrected = List.copyOf(corrected);
    }
}
