package io.tieout.customer.party;

import io.tieout.customer.customfield.CustomFieldService;
import io.tieout.customer.customfield.CustomFieldTarget;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.MergePatch;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// Reads what a caller writes about a customer.
@Service
@Transactional(readOnly = true)
class CustomerFormService {

    private final CustomFieldService fields;
    private final MergePatch patch;

    CustomerFormService(CustomFieldService fields, MergePatch patch) {
        this.fields = fields;
        this.patch = patch;
    }

    CustomerDetails entered(JsonNode customer, Caller caller) {
        var request = patch.read(customer, CustomerRequest.class);
        return request.toDetails(fields.of(caller.companyId(), CustomFieldTarget.CUSTOMER)
                .read(Map.of(), request.customFields(), caller.roles()));
    }

    CustomerDetails changed(Customer before, long expectedVersion, JsonNode changes, Caller caller) {
        var defined = fields.of(caller.companyId(), CustomFieldTarget.CUSTOMER);
        var values = before.details().customFields();
        var current = CustomerRequest.from(before.details(), defined.show(values, caller.roles()));
        var sent = patch.apply(current, before.version(), expectedVersion, changes, CustomerRequest.class);
        // Who touches no custom field is not held to fields that became required meanwhile.
        return sent.toDetails(
                changes.has("customFields") ? defined.read(values, sent.customFields(), caller.roles()) : values);
    }
}
