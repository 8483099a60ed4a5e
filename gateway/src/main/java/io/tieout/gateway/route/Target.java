package io.tieout.gateway.route;

import org.springframework.web.server.ServerWebExchange;

/// Where a request goes.
///
/// @param service the name of the service
/// @param pace how long it may take and how large it may be
/// @param path the path that the service knows it by
/// @param open whether it needs no token
public record Target(String service, Pace pace, String path, boolean open) {

    static final String ATTRIBUTE = Target.class.getName();

    public enum Pace {
        /// One small thing.
        NORMAL,
        /// Many things at once, or a report over years.
        SLOW,
        /// A file.
        UPLOAD
    }

    /// Whether the request has a target and needs a token to get there.
    public static boolean needsToken(ServerWebExchange exchange) {
        Target target = exchange.getAttribute(ATTRIBUTE);
        return target != null && !target.open();
    }
}
