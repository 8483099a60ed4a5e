package io.tieout.identity;

import io.tieout.platformtest.TokenContract;

@IdentityTest
class TokenIT extends TokenContract {

    @Override
    protected String route() {
        return "/api/v1/users";
    }
}
