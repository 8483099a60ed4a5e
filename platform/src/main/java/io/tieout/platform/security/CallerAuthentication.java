package io.tieout.platform.security;

import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A validated token, reduced to what it says about the caller. The token itself is not kept.
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;
    private final Instant expiresAt;

    CallerAuthentication(Caller caller, Instant expiresAt) {
        super(authorities(caller));
        this.caller = caller;
        this.expiresAt = expiresAt;
        setAuthenticated(true);
    }

    private static List<SimpleGrantedAuthority> authorities(Caller caller) {
        return caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.id().toString();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
