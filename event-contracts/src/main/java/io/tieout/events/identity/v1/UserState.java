package io.tieout.events.identity.v1;

import java.util.List;
import java.util.UUID;

/// A user as he or she is now. Personal data: travels on this state topic only, erased by tombstone.
///
/// @param roles as in the token's claim `roles`
public record UserState(UUID userId, UUID companyId, String displayName, List<String> roles, boolean disabled) {

    public UserState {
        roles = List.copyOf(roles);
    }
}
