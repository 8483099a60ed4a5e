package io.tieout.gateway.origin;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param trustedProxies addresses of load balancers before the gateway, as a regular expression; empty for none,
/// so that whatever a caller claims in `X-Forwarded-…` is dropped
@ConfigurationProperties("gateway.origin")
public record OriginProperties(@DefaultValue("") String trustedProxies) {

    boolean trusts(String address) {
        return !trustedProxies.isEmpty() && Pattern.matches(trustedProxies, address);
    }
}
