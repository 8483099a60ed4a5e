package io.tieout.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/// The token of the Authorization header (RFC 6750, 2.1), and of nowhere else.
///
/// Whether its characters may stand in a token is not asked: one that is not known by heart is parsed in any case, and
/// the expression of the usual resolver took a twentieth of a posting.
final class HeaderToken implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        var token = header.substring(SCHEME.length());
        if (token.isBlank()) {
            throw new InvalidBearerTokenException("The header names no token");
        }
        return token;
    }
}
