package io.tieout.customer.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where events are sent. What the name resolves to is looked at for each connection; here is what can be
/// told from the text alone.
record WebhookUrl(String value) {

    private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\\.?");
    private static final Pattern NUMBERS = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    /// @param loopbackAllowed for tests and development: loopback addresses too, by HTTP and on any port
    static WebhookUrl of(String text, boolean loopbackAllowed) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidWebhookEndpoint("/url", "is not a URL");
        }
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            throw new InvalidWebhookEndpoint("/url", "names no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidWebhookEndpoint("/url", "must not carry a user or password");
        }
        if (uri.getRawFragment() != null) {
            throw new InvalidWebhookEndpoint("/url", "must not carry a fragment");
        }
        if (!(loopbackAllowed && LOOPBACK.contains(host) && isHttp(uri.getScheme()))) {
            requirePublic(uri, host);
        }
        return new WebhookUrl(text);
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private static void requirePublic(URI uri, String host) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw new InvalidWebhookEndpoint("/url", "must begin with https://");
        }
        if (!PORTS.contains(uri.getPort())) {
            throw new InvalidWebhookEndpoint("/url", "must have the port 443 or 8443");
        }
        if (!NAME.matcher(host).matches() || NUMBERS.matcher(host).matches()) {
            throw new InvalidWebhookEndpoint("/url", "must have a full domain name, no address");
        }
    }
}
