package io.tieout.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OriginPropertiesTest {

    private static OriginProperties bind(String trustedProxies, String publicAddress) {
        var source = new MapConfigurationPropertySource(Map.of(
                "gateway.origin.trusted-proxies", trustedProxies, "gateway.origin.public-address", publicAddress));
        return new Binder(source).bind("gateway.origin", OriginProperties.class).get();
    }

    @Test
    void refusesAPublicAddressBehindAProxyThatItDoesNotKnow() {
        assertThatThrownBy(() -> bind("", "https://crm.example.com"))
                .isInstanceOf(BindException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("TIEOUT_TRUSTED_PROXIES")
                .hasMessageContaining("https://crm.example.com");
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() -> bind("10.(", "https://crm.example.com")).isInstanceOf(BindException.class);
    }

    @Test
    void trustsNobodyByDefaultAndTheNamedOnesOnly() {
        assertThat(bind("", "http://127.0.0.1:8080").trusts("127.0.0.1")).isFalse();
        assertThat(bind("none", "https://crm.example.com").trusts("10.0.0.1")).isFalse();
        var named = bind("10\\.0\\.\\d+\\.\\d+", "https://crm.example.com");
        assertThat(named.trusts("10.0.3.4")).isTrue();
        assertThat(named.trusts("10.1.3.4")).isFalse();
        assertThat(named.trusts("210.0.3.45")).isFalse();
    }
}
