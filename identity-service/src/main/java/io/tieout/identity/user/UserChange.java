package io.tieout.identity.user;

import io.tieout.platform.security.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change of a user; what is null stays as it is.
record UserChange(
        @Nullable String displayName,
        @Nullable Set<Role> roles,
        @Nullable Boolean disabled,
        @Nullable Password password) {}
