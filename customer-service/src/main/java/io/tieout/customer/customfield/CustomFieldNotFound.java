package io.tieout.customer.customfield;

import io.tieout.platform.problem.NotFound;

final class CustomFieldNotFound extends NotFound {

    CustomFieldNotFound(CustomFieldId id) {
        super("custom-field-not-found", "There is no such custom field", "No custom field " + id.value());
    }
}
