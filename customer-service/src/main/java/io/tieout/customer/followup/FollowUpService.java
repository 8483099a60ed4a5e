package io.tieout.customer.followup;

import io.tieout.customer.interaction.Direction;
import io.tieout.customer.interaction.InteractionService;
import io.tieout.customer.interaction.PastNote;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class FollowUpService {

    private final FollowUpRepository followUps;
    private final InteractionService interactions;
    private final CustomerService customers;
    private final Clock clock;

    FollowUpService(
            FollowUpRepository followUps, InteractionService interactions, CustomerService customers, Clock clock) {
        this.followUps = followUps;
        this.interactions = interactions;
        this.customers = customers;
        this.clock = clock;
    }

    UUID plan(UUID companyId, CustomerId customerId, String title, LocalDate dueOn, UUID assignee, UUID by) {
        customers.requireExists(companyId, customerId);
        var id = Ids.next();
        followUps.insert(companyId, id, customerId.value(), title, dueOn, assignee, by, clock.instant());
        return id;
    }

    /// What was done stands in the customer's timeline, too.
    void complete(UUID companyId, UUID id, @Nullable String outcome, FollowUpSight by) {
        var followUp = followUps.find(companyId, id, by).orElseThrow(() -> new FollowUpNotFound(id));
        var now = clock.instant();
        if (!followUps.complete(companyId, id, by.userId(), now)) {
            throw new FollowUpDone(id);
        }
        interactions.takeOver(
                companyId,
                new CustomerId(followUp.customerId()),
                List.of(new PastNote(
                        Direction.INTERNAL,
                        now,
                        "Done: " + followUp.title(),
                        Objects.requireNonNullElse(outcome, ""),
                        by.userId())));
    }
}
