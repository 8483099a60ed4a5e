package io.tieout.customer.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    /// Computed by hand as the specification says, with another program.
    @Test
    void signsAsStandardWebhooksDoes() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqUTwjUPD8ILPZIo2LaLaSw");

        var signature = secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,vYUpvSjY5ulGDkl3leRwnNsaI1bTvDEFcvmXWir28TI=");
    }

    @Test
    void dependsOnEachPartOfWhatIsSigned() {
        var secret = WebhookSecret.next();
        var body = "{}".getBytes(StandardCharsets.UTF_8);

        var signature = secret.sign("a", 1, body);

        assertThat(signature)
                .isNotEqualTo(secret.sign("b", 1, body))
                .isNotEqualTo(secret.sign("a", 2, body))
                .isNotEqualTo(secret.sign("a", 1, "[]".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(WebhookSecret.next().sign("a", 1, body));
    }

    @Test
    void isLongEnoughNewEachTimeAndInNoLog() {
        var secret = WebhookSecret.next();

        assertThat(secret.text())
                .startsWith("whsec_")
                .isNotEqualTo(WebhookSecret.next().text());
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
        assertThat(secret).hasToString("whsec_…");
    }
}
