package io.tieout.customer.lead;

import io.tieout.customer.companyview.CompanyDayQueries;
import io.tieout.customer.contact.ContactOpeningService;
import io.tieout.customer.interaction.Direction;
import io.tieout.customer.interaction.InteractionService;
import io.tieout.customer.interaction.PastNote;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerOpeningService;
import io.tieout.customer.party.CustomerService;
import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes a customer with a contact of a lead, and has the deal opened; what was noted goes along.
@Service
@Transactional
class LeadConversionService {

    private static final String ROLE = "Lead";

    private final LeadService service;
    private final LeadRepository leads;
    private final CustomerService customers;
    private final CustomerOpeningService customerOpenings;
    private final ContactOpeningService contactOpenings;
    private final InteractionService interactions;
    private final LeadPublisher publisher;
    private final CompanyDayQueries days;
    private final Clock clock;

    LeadConversionService(
            LeadService service,
            LeadRepository leads,
            CustomerService customers,
            CustomerOpeningService customerOpenings,
            ContactOpeningService contactOpenings,
            InteractionService interactions,
            LeadPublisher publisher,
            CompanyDayQueries days,
            Clock clock) {
        this.days = days;
        this.service = service;
        this.leads = leads;
        this.customers = customers;
        this.customerOpenings = customerOpenings;
        this.contactOpenings = contactOpenings;
        this.interactions = interactions;
        this.publisher = publisher;
        this.clock = clock;
    }

    void convert(UUID companyId, UUID leadId, ConvertLeadRequest request, boolean allowDuplicates, LeadSight by) {
        var lead = service.visible(companyId, leadId, by);
        var owner = Objects.requireNonNullElse(lead.ownerUserId(), by.userId());
        var customerId = customer(companyId, lead, request, owner, allowDuplicates);
        var contactId = contactOpenings.open(
                companyId,
                customerId,
                new ContactOpeningService.Opening(lead.personName(), lead.email(), lead.phone(), ROLE),
                request.customerId() == null);
        interactions.takeOver(companyId, customerId, notes(companyId, lead, by.userId()));
        var now = clock.instant();
        var outcome = new Conversion(leadId, customerId.value(), contactId.value(), Ids.next(), owner);
        long version = leads.convert(companyId, outcome, now);
        leads.recordChange(
                companyId,
                leadId,
                version,
                new LeadChange(LeadChange.Kind.CONVERTED, lead.ownerUserId(), owner, by.userId(), now));
        publisher.converted(companyId, outcome, lead.source(), request.value(), days.day(companyId, now));
    }

    private CustomerId customer(
            UUID companyId, Lead lead, ConvertLeadRequest request, UUID owner, boolean allowDuplicates) {
        if (request.customerId() != null) {
            var known = new CustomerId(request.customerId());
            customers.requireExists(companyId, known);
            return known;
        }
        var name = Objects.requireNonNullElse(lead.organisation(), lead.personName());
        return customerOpenings.open(
                companyId,
                new CustomerOpeningService.Opening(
                        name, lead.country(), lead.email(), lead.phone(), owner, lead.source()),
                allowDuplicates);
    }

    /// What the lead said itself comes first.
    private List<PastNote> notes(UUID companyId, Lead lead, UUID by) {
        var notes = new ArrayList<PastNote>();
        if (lead.message() != null) {
            notes.add(new PastNote(
                    Direction.INBOUND, lead.receivedAt(), "Lead from " + lead.source(), lead.message(), by));
        }
        for (var note : leads.notes(companyId, lead.leadId())) {
            notes.add(new PastNote(
                    Direction.INTERNAL, note.writtenAt(), "Note on the lead", note.note(), note.writtenBy()));
        }
        return notes;
    }
}
