package io.tieout.gateway.origin;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// What the caller sees as our address, and what we see as the caller's.
///
/// @param address of the caller
/// @param scheme `http` or `https`, as the browser sees it
/// @param host as in the browser's address bar, with the port when it is not the scheme's own
public record Origin(String address, String scheme, String host) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._\\-\\[\\]:]{1,255}");

    public static Origin of(ServerHttpRequest request, OriginProperties properties) {
        var peer = address(request.getRemoteAddress());
        var headers = request.getHeaders();
        var uri = request.getURI();
        var host = plainHost(headers.getFirst(HttpHeaders.HOST), uri.getHost() == null ? "localhost" : uri.getHost());
        var scheme = "https".equals(uri.getScheme()) ? "https" : "http";
        if (!properties.trusts(peer)) {
            return new Origin(peer, scheme, host);
        }
        return new Origin(
                lastUntrusted(headers, peer, properties),
                "https".equalsIgnoreCase(headers.getFirst("X-Forwarded-Proto")) ? "https" : scheme,
                plainHost(headers.getFirst("X-Forwarded-Host"), host));
    }

    public int port() {
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            try {
                return Integer.parseInt(host.substring(colon + 1));
            } catch (NumberFormatException e) {
                return defaultPort();
            }
        }
        return defaultPort();
    }

    private int defaultPort() {
        return scheme.equals("https") ? 443 : 80;
    }

    /// Proxies append, so the list is read from its end; what stands before the first stranger, anyone may have
    /// written.
    private static String lastUntrusted(HttpHeaders headers, String peer, OriginProperties properties) {
        List<String> hops = headers.getOrEmpty("X-Forwarded-For").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= 45)
                .toList();
        for (var hop : hops.reversed()) {
            if (!properties.trusts(hop)) {
                return hop;
            }
        }
        return peer;
    }

    private static String plainHost(@Nullable String value, String fallback) {
        return value != null && HOST.matcher(value).matches() ? value : fallback;
    }

    private static String address(@Nullable InetSocketAddress remote) {
        if (remote == null) {
            return "unknown";
        }
        return remote.getAddress() == null
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
    }
}
