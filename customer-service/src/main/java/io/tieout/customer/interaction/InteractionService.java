package io.tieout.customer.interaction;

import io.tieout.customer.businessview.CustomerActivityService;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class InteractionService {

    private final CustomerService customers;
    private final InteractionRepository interactions;
    private final InteractionPublisher publisher;
    private final CustomerActivityService activities;

    InteractionService(
            CustomerService customers,
            InteractionRepository interactions,
            InteractionPublisher publisher,
            CustomerActivityService activities) {
        this.customers = customers;
        this.interactions = interactions;
        this.publisher = publisher;
        this.activities = activities;
    }

    InteractionResponse record(UUID companyId, CustomerId customerId, InteractionRequest request, UUID recordedBy) {
        customers.requireExists(companyId, customerId);
        var interaction = interactions.insert(companyId, customerId, request, recordedBy);
        publisher.recorded(
                companyId,
                customerId,
                interaction.interactionId(),
                interaction.channel(),
                interaction.direction(),
                interaction.occurredAt(),
                recordedBy);
        activities.touch(companyId, customerId.value());
        return interaction;
    }

    /// What was noted about somebody before, at the time at which it was: notes of a lead, no talks, so that nobody is
    /// told of them as such.
    public void takeOver(UUID companyId, CustomerId customerId, List<PastNote> notes) {
        interactions.insertAll(companyId, customerId, notes);
        activities.touch(companyId, customerId.value());
    }

    public Optional<InteractionResponse> last(UUID companyId, CustomerId customerId) {
        return interactions.last(companyId, customerId);
    }

    Page<InteractionResponse> timeline(
            UUID companyId, CustomerId customerId, @Nullable Channel channel, PageRequest page) {
        customers.requireExists(companyId, customerId);
        return interactions.timeline(companyId, customerId, channel, page);
    }
}
