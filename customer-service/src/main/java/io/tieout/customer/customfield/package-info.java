/// Fields that a company defines for itself, typed and checked like our own.
///
/// A *definition* says the key, what the field holds, whether it must be there, whether no two records may have the
/// same, and who sees it. A deleted definition is *retired*: its values stay in the database and in the trail of
/// changes, no answer shows them, and its key may be given to a new field.
/// Owns: `custom_field`, `custom_field_value` (a row per record and field, in one spelling, so that equal is equal).
/// Always: a field that is hidden from a role can be neither read, written nor filtered by it.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.customer.customfield;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
