package io.tieout.platform.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/// The caller of the request that this thread is serving, for code that a controller does not call directly.
public final class CurrentCaller {

    private CurrentCaller() {}

    public static Optional<Caller> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication
                ? Optional.of(authentication.getPrincipal())
                : Optional.empty();
    }
}
