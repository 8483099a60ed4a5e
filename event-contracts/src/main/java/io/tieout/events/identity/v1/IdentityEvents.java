package io.tieout.events.identity.v1;

import io.tieout.platform.event.EventType;

/// The event types of identity-service.
public final class IdentityEvents {

    public static final EventType<CompanyState> COMPANY_STATE =
            EventType.state("tieout.identity.company-state.v1", "identity.company-state.v1", CompanyState.class);

    public static final EventType<UserState> USER_STATE =
            EventType.state("tieout.identity.user-state.v1", "identity.user-state.v1", UserState.class);

    private IdentityEvents() {}
}
