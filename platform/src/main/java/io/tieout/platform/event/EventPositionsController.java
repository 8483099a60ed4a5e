package io.tieout.platform.event;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventPositionsController {

    private final EventPositionQueries queries;
    private final EventRegistry registry;
    private final String service;

    EventPositionsController(EventPositionQueries queries, EventRegistry registry, String service) {
        this.queries = queries;
        this.registry = registry;
        this.service = service;
    }

    @GetMapping("/internal/event-positions")
    @Access(roles = {Role.OPERATOR, Role.ADMIN, Role.AUDITOR})
    EventPositionsResponse positions() {
        return new EventPositionsResponse(service, queries.produced(), queries.consumed(registry.topics()));
    }
}
