package io.tieout.ledger;

import io.tieout.platformtest.OpenApiContract;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TokenContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ApiIT extends TokenContract {

    @Override
    protected String route() {
        return "/api/v1/accounts";
    }

    @Test
    void describesItsApiAsCommitted(@Autowired RestTestClient client) {
        OpenApiContract.of("ledger-service").verify(client);
    }
}
