package io.tieout.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenIT {

    private final RunningGateway gateway = new RunningGateway();

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void refusesRequestWithoutToken() {
        var answer = gateway.get("/api/v1/invoices");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(RunningGateway.code(answer)).isEqualTo("unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesForgedTokenBeforeItReachesTheService(String forgery) {
        var before = gateway.upstream("ledger").requests();

        var answer = gateway.get(
                "/api/v1/invoices", "Authorization", "Bearer " + Tokens.forged().get(forgery));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(RunningGateway.code(answer)).isEqualTo("unauthenticated");
        assertThat(gateway.upstream("ledger").requests()).isEqualTo(before);
    }

    static Set<String> forgeries() {
        return Tokens.forged().keySet();
    }

    @Test
    void leavesTheSecretOfAClientToIdentity() {
        var answer = gateway.get("/oauth2/token", "Authorization", "Basic YTpi");

        assertThat(RunningGateway.seen(answer).headers().get("authorization")).containsExactly("Basic YTpi");
    }

    @Test
    void doesNotAskForKeysForEveryInventedKeyId() {
        assertThat(gateway.getAs("someone", "/api/v1/invoices").statusCode()).isEqualTo(200);
        var before = gateway.upstream("identity").requests();

        for (int number = 0; number < 50; number++) {
            gateway.get("/api/v1/invoices", "Authorization", "Bearer " + Tokens.withKeyId("invented-" + number));
        }

        assertThat(gateway.upstream("identity").requests() - before).isLessThan(20);
    }
}
