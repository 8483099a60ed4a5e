package io.tieout.customer.party;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Opens customers for other features, through the form of the API: what it asks and refuses holds here, too.
@Service
@Transactional
public class CustomerOpeningService {

    private final CustomerService service;
    private final JsonMapper json;
    private final Validator validator;

    CustomerOpeningService(CustomerService service, JsonMapper json, Validator validator) {
        this.service = service;
        this.json = json;
        this.validator = validator;
    }

    /// @param ownerId who looks after the customer
    /// @param source where it came from, kept as an attribute
    public record Opening(
            String name,
            @Nullable String country,
            @Nullable String email,
            @Nullable String phone,
            UUID ownerId,
            String source) {}

    /// @throws PossibleDuplicate unless duplicates are allowed
    public CustomerId open(UUID companyId, Opening opening, boolean allowDuplicates) {
        var form = new LinkedHashMap<String, Object>();
        form.put("name", opening.name());
        form.put("ownerId", opening.ownerId());
        form.put("attributes", Map.of("source", opening.source()));
        if (opening.country() != null) {
            form.put("country", opening.country());
        }
        var points = new ArrayList<Map<String, String>>();
        if (opening.email() != null) {
            points.add(Map.of("type", "EMAIL", "value", opening.email()));
        }
        if (opening.phone() != null) {
            points.add(Map.of("type", "PHONE", "value", opening.phone()));
        }
        form.put("contactPoints", points);
        var request = json.convertValue(form, CustomerRequest.class);
        validator.validate(request).stream().findFirst().ifPresent(violation -> {
            throw new InvalidCustomer(violation.getPropertyPath().toString(), violation.getMessage());
        });
        var policy = allowDuplicates ? DuplicatePolicy.ALLOW : DuplicatePolicy.FAIL;
        return service.register(companyId, request.toDetails(Map.of()), policy)
                .customer()
                .id();
    }
}
