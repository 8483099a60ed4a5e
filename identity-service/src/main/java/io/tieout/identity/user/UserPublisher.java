package io.tieout.identity.user;

import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.identity.v1.UserState;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.security.Role;
import org.springframework.stereotype.Component;

@Component
class UserPublisher {

    private final Outbox outbox;

    UserPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(User user) {
        outbox.publish(new OutboxEvent<>(
                IdentityEvents.USER_STATE,
                user.companyId().value(),
                user.id().value(),
                user.version(),
                null,
                new UserState(
                        user.id().value(),
                        user.companyId().value(),
                        user.displayName(),
                        user.roles().stream().sorted().map(Role::claim).toList(),
                        user.disabled())));
    }
}
