package io.tieout.reconciliation;

import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TokenContract;

@ServiceTest
class TokenIT extends TokenContract {

    @Override
    protected String route() {
        return "/api/v1/bank-accounts";
    }
}
