/// People who might become customers: taken in by web forms and by the API, checked for duplicates, scored with
/// reasons, given to somebody by rule or left in a pool that all share.
///
/// A lead without an owner is in the *pool*: there its contact data is covered until somebody claims it. Nobody has
/// more open leads than the policy's quota by claiming, and who leaves one untouched for too long loses it to the
/// pool. A lead that is *converted* becomes a customer with a contact and a deal, and what was noted goes along.
/// Owns: `lead`, `lead_change`, `lead_note`, `lead_form`, `lead_policy`, `lead_turn`. Publishes:
/// `tieout.customer.lead-converted.v1`. Always: each change of the owner leaves a row in `lead_change`; a form tells
/// nobody what is known here; its key is kept as a hash.
@NullMarked
@ApplicationModule(allowedDependencies = {"companyview", "contact", "interaction", "party", "search"})
package io.tieout.customer.lead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
