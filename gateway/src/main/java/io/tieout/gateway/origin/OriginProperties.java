package io.tieout.gateway.origin;

import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param trustedProxies addresses of load balancers before the gateway, as a regular expression; empty for none,
/// so that whatever a caller claims in `X-Forwarded-…` is dropped
/// @param publicAddress as browsers see it
@ConfigurationProperties("gateway.origin")
public record OriginProperties(@DefaultValue("") Pattern trustedProxies, URI publicAddress) {

    /// The gateway speaks no TLS, so before an https address stands a proxy. Were it not known, all callers would have
    /// its address: one of them could use up the limits of everybody, and no audit would tell them apart.
    public OriginProperties {
        if (trustedProxies.pattern().isBlank() && "https".equalsIgnoreCase(publicAddress.getScheme())) {
            throw new IllegalArgumentException("TIEOUT_TRUSTED_PROXIES is empty although the public address is "
                    + publicAddress + ": set it to the addresses of the proxy that ends TLS, as a regular expression,"
                    + " or to \"none\" when forwarded addresses shall never count.");
        }
    }

    boolean trusts(String address) {
        return trustedProxies.matcher(address).matches();
    }
}
