package io.tieout.customer.lead;

import io.tieout.platform.problem.NotFound;

/// The same for a wrong key and a closed form: who guesses learns nothing.
final class LeadFormUnknown extends NotFound {

    LeadFormUnknown() {
        super("lead-form-unknown", "There is no such form", "The form does not exist or takes nothing any more");
    }
}
