package io.tieout.customer.contact;

import io.tieout.customer.party.CustomerId;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Enters people for other features.
@Service
@Transactional
public class ContactOpeningService {

    private final ContactService service;
    private final JsonMapper json;

    ContactOpeningService(ContactService service, JsonMapper json) {
        this.service = service;
        this.json = json;
    }

    public record Opening(
            String name, @Nullable String email, @Nullable String phone, String role) {}

    /// @param primary whether the customer is reached through this person first
    public ContactId open(UUID companyId, CustomerId customerId, Opening opening, boolean primary) {
        var form = new LinkedHashMap<String, Object>();
        form.put("name", opening.name());
        form.put("role", opening.role());
        form.put("primary", primary);
        if (opening.email() != null) {
            form.put("email", opening.email());
        }
        if (opening.phone() != null) {
            form.put("phone", opening.phone());
        }
        return service.add(companyId, customerId, json.convertValue(form, ContactRequest.class));
    }
}
