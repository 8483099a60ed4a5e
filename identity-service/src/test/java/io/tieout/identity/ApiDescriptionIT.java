package io.tieout.identity;

import io.tieout.platformtest.OpenApiContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@IdentityTest
class ApiDescriptionIT {

    @Test
    void describesItsApiAsCommitted(@Autowired RestTestClient client) {
        OpenApiContract.of("identity-service").verify(client);
    }
}
