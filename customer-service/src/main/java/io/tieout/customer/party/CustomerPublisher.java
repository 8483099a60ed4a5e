package io.tieout.customer.party;

import io.tieout.customer.customfield.CustomFieldService;
import io.tieout.customer.customfield.CustomFieldTarget;
import io.tieout.events.customer.v1.CustomerChanged;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerMergeUndone;
import io.tieout.events.customer.v1.CustomerRegistered;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CustomerPublisher {

    private final Outbox outbox;
    private final CustomFieldService fields;

    CustomerPublisher(Outbox outbox, CustomFieldService fields) {
        this.outbox = outbox;
        this.fields = fields;
    }

    void registered(Customer customer) {
        outbox.publishAll(List.of(
                new OutboxEvent<>(
                        CustomerEvents.CUSTOMER_REGISTERED,
                        customer.companyId(),
                        customer.id().value(),
                        customer.version(),
                        null,
                        new CustomerRegistered(customer.id().value(), customer.number())),
                state(customer)));
    }

    void changed(Customer customer, List<String> fields) {
        outbox.publishAll(List.of(
                new OutboxEvent<>(
                        CustomerEvents.CUSTOMER_CHANGED,
                        customer.companyId(),
                        customer.id().value(),
                        customer.version(),
                        null,
                        new CustomerChanged(customer.id().value(), fields)),
                state(customer)));
    }

    void merged(Customer merged, UUID mergeId, CustomerId survivorId) {
        outbox.publishAll(List.of(
                new OutboxEvent<>(
                        CustomerEvents.CUSTOMER_MERGED,
                        merged.companyId(),
                        merged.id().value(),
                        merged.version(),
                        null,
                        new io.tieout.events.customer.v1.CustomerMerged(
                                mergeId, merged.id().value(), survivorId.value())),
                state(merged)));
    }

    void mergeUndone(Customer restored, UUID mergeId, CustomerId survivorId) {
        outbox.publishAll(List.of(
                new OutboxEvent<>(
                        CustomerEvents.CUSTOMER_MERGE_UNDONE,
                        restored.companyId(),
                        restored.id().value(),
                        restored.version(),
                        null,
                        new CustomerMergeUndone(mergeId, restored.id().value(), survivorId.value())),
                state(restored)));
    }

    private OutboxEvent<CustomerState> state(Customer customer) {
        var details = customer.details();
        return new OutboxEvent<>(
                CustomerEvents.CUSTOMER_STATE,
                customer.companyId(),
                customer.id().value(),
                customer.version(),
                null,
                new CustomerState(
                        customer.id().value(),
                        customer.number(),
                        details.name(),
                        details.otherNames(),
                        details.parentId() == null ? null : details.parentId().value(),
                        details.taxId(),
                        details.ibans().stream().map(Iban::value).toList(),
                        details.currency(),
                        details.country(),
                        details.paymentTermDays(),
                        details.status().name(),
                        details.externalNumber(),
                        details.language(),
                        details.email(),
                        details.roles().stream().map(Enum::name).toList(),
                        details.ownerId(),
                        forEverybody(customer),
                        customer.mergedInto() == null
                                ? null
                                : customer.mergedInto().value()));
    }

    /// Who reads a topic has no roles: what is hidden from anybody is not on it.
    private @Nullable Map<String, Object> forEverybody(Customer customer) {
        var values = customer.details().customFields();
        return values.isEmpty()
                ? null
                : fields.of(customer.companyId(), CustomFieldTarget.CUSTOMER).show(values, Set.of());
    }
}
