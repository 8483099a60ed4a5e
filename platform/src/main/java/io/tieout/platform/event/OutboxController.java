package io.tieout.platform.event;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Role;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OutboxController {

    private final OutboxRepository rows;
    private final OutboxRelay relay;

    OutboxController(OutboxRepository rows, OutboxRelay relay) {
        this.rows = rows;
        this.relay = relay;
    }

    /// Replay: sends the events of a topic again, under the same ids and in the same order. Consumers that had them
    /// drop them; one that lost its database catches up.
    @PostMapping("/internal/outbox/redispatch")
    @Access(roles = Role.OPERATOR)
    RedispatchResponse redispatch(@Valid @RequestBody RedispatchRequest request) {
        int events = rows.markUndispatched(request.topic(), Objects.requireNonNullElse(request.fromSeq(), 0L));
        relay.wake();
        return new RedispatchResponse(events);
    }
}
