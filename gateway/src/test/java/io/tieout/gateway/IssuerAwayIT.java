package io.tieout.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IssuerAwayIT {

    @Test
    void saysThatSigningInIsAwayWhileItsKeysCannotBeFetchedAndGoesOnWithThoseItHas() {
        try (var gateway = new RunningGateway("--gateway.token.key-fetch-pause=0s")) {
            assertThat(gateway.getAs("someone", "/api/v1/invoices").statusCode())
                    .isEqualTo(200);
            gateway.upstream("identity").close();

            assertThat(gateway.getAs("someone", "/api/v1/invoices").statusCode())
                    .isEqualTo(200);
            var unknown = gateway.get("/api/v1/invoices", "Authorization", "Bearer " + Tokens.withKeyId("newer"));
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(RunningGateway.code(unknown)).isEqualTo("service-unavailable");
        }
    }
}
