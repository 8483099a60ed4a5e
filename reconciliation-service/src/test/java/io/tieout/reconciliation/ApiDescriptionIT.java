package io.tieout.reconciliation;

import io.tieout.platformtest.OpenApiContract;
import io.tieout.platformtest.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ApiDescriptionIT {

    @Test
    void describesItsApiAsCommitted(@Autowired RestTestClient client) {
        OpenApiContract.of("reconciliation-service").verify(client);
    }
}
