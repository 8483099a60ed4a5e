/// People at the customers. One person may work for several of them, with a role in each; at most one is a customer's
/// primary contact. The person changes under `/contacts`, what it is somewhere under that customer's contacts.
///
/// Owns: `contact`, `contact_role`.
@NullMarked
@ApplicationModule(allowedDependencies = {"party", "search"})
package io.tieout.customer.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
