package io.tieout.identity.signin;

import io.tieout.identity.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Repository;
import org.springframework.web.util.WebUtils;

/// Remembers by cookie who is signed in.
@Repository
public class SignInContextRepository implements SecurityContextRepository {

    static final String COOKIE = "tieout_sign_in";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    private final SignInSessionRepository sessions;
    private final SignInProperties properties;
    private final Clock clock;

    SignInContextRepository(SignInSessionRepository sessions, SignInProperties properties, Clock clock) {
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
    }

    /// The principal is the user's id as text: it becomes the subject of tokens.
    static Authentication authentication(UserId user, Instant signedInAt) {
        var factor = FactorGrantedAuthority.withFactor("PASSWORD")
                .issuedAt(signedInAt)
                .build();
        return UsernamePasswordAuthenticationToken.authenticated(user.value().toString(), null, List.of(factor));
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        var context = new SecurityContextImpl();
        var token = token(holder.getRequest());
        if (token != null) {
            sessions.find(token, clock.instant())
                    .ifPresent(found -> context.setAuthentication(authentication(found.user(), found.signedInAt())));
        }
        return context;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var previous = token(request);
        if (previous != null) {
            sessions.delete(previous);
        }
        var authentication = context.getAuthentication();
        if (authentication == null) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie("", 0).toString());
            return;
        }
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sessions.insert(
                token,
                new UserId(UUID.fromString(authentication.getName())),
                now,
                now.plus(properties.sessionLifetime()));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(token, properties.sessionLifetime().toSeconds()).toString());
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request) != null;
    }

    private ResponseCookie cookie(String value, long maxAgeSeconds) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(properties.secureCookie())
                // Lax, not Strict: the way to a code starts with a link from an application.
                .sameSite("Lax")
                .maxAge(maxAgeSeconds)
                .build();
    }

    private static @Nullable String token(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }
}
