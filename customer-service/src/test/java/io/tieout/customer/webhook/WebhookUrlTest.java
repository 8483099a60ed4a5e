package io.tieout.customer.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/tieout",
                "https://hooks.example.com:443/a?b=c",
                "https://a-b.example.co.id:8443",
                "HTTPS://Hooks.Example.com/",
                "https://xn--bcher-kva.example/"
            })
    void takesNamesOfTheInternet(String url) {
        assertThat(WebhookUrl.of(url, false).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "hooks.example.com",
                "https://",
                "https:hooks.example.com",
                "https://user:password@hooks.example.com/",
                "https://user@hooks.example.com/",
                "https://hooks.example.com/#part",
                "https://hooks.example.com:22/",
                "https://hooks.example.com:8080/",
                "https://localhost/",
                "https://customer-service/",
                "https://127.0.0.1/",
                "https://10.0.0.1:8443/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://8.8.8.8/",
                "https://a..example.com/",
                "https://hooks.example.com /"
            })
    void refusesEverythingElse(String url) {
        assertThatThrownBy(() -> WebhookUrl.of(url, false)).isInstanceOf(InvalidWebhookEndpoint.class);
    }

    @Test
    void takesThisMachineForDevelopmentOnly() {
        assertThat(WebhookUrl.of("http://127.0.0.1:9999/hook", true).value()).isEqualTo("http://127.0.0.1:9999/hook");
        assertThat(WebhookUrl.of("http://localhost:9999/", true).value()).isEqualTo("http://localhost:9999/");
        assertThatThrownBy(() -> WebhookUrl.of("http://10.0.0.1:9999/", true))
                .isInstanceOf(InvalidWebhookEndpoint.class);
        assertThatThrownBy(() -> WebhookUrl.of("http://user@127.0.0.1:9999/", true))
                .isInstanceOf(InvalidWebhookEndpoint.class);
    }
}
