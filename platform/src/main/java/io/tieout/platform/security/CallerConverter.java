package io.tieout.platform.security;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// Reads the caller out of a token whose signature, issuer, audience and expiry have been checked.
final class CallerConverter implements Converter<Jwt, CallerAuthentication> {

    private final SecurityProperties.Claims claims;

    CallerConverter(SecurityProperties.Claims claims) {
        this.claims = claims;
    }

    @Override
    public CallerAuthentication convert(Jwt token) {
        var subject = text(token, claims.subject());
        var company = text(token, claims.company());
        if (subject == null || company == null) {
            throw new InvalidBearerTokenException("The token names no subject or no company");
        }
        var caller = new Caller(
                subjectId(token, subject), companyId(company), roles(token), values(claim(token, claims.scopes())));
        return new CallerAuthentication(caller, requireNonNull(token.getExpiresAt(), "the decoder wants an expiry"));
    }

    private static UUID subjectId(Jwt token, String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            // Other issuers name people as they like; the same person must always get the same id.
            var name = token.getClaimAsString("iss") + "|" + subject;
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static UUID companyId(String company) {
        try {
            return UUID.fromString(company);
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token's company is not a UUID", e);
        }
    }

    private Set<Role> roles(Jwt token) {
        return values(claim(token, claims.roles())).stream()
                .flatMap(name -> claims.roleNames().containsKey(name)
                        ? List.of(claims.roleNames().get(name)).stream()
                        : Role.fromClaim(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String text(Jwt token, String path) {
        return claim(token, path) instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable Object claim(Jwt token, String path) {
        var claims = token.getClaims();
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        Object value = claims;
        for (var step : path.split("\\.")) {
            value = value instanceof Map<?, ?> nested ? nested.get(step) : null;
        }
        return value;
    }

    /// A list, or a string with blanks between the values: issuers do both.
    private static Set<String> values(@Nullable Object claim) {
        return switch (claim) {
            case null -> Set.of();
            case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            default -> new LinkedHashSet<>(List.of(claim.toString().strip().split("\\s+")));
        };
    }
}
