package io.tieout.identity.user;

import io.tieout.platform.security.Role;
import java.util.List;

record UserResponse(UserId id, String email, String displayName, List<Role> roles, boolean disabled, long version) {

    static UserResponse from(User user) {
        return new UserResponse(
                user.id(),
                user.email(),
                user.displayName(),
                user.roles().stream().sorted().toList(),
                user.disabled(),
                user.version());
    }
}
