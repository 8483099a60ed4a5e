/// Merges: two entries of the customer master turn out to be one customer.
///
/// One *survives*, with its own data or the other one's, field by field. The *merged* one stays, points to the
/// survivor and keeps what was written about it: contacts, notes, follow-ups, documents and credit decisions name
/// the customer that they were written for, and whoever asks for one of the two is answered for both. So no
/// document is rewritten, here or in another service, and a merge can be undone within some days, the last one
/// of a customer first. Owns: `customer_merge`, `customer_merge_trace`, `customer_merge_key`. Always: a customer
/// is merged into one other at a time, and an undone merge leaves both as they were, but for what was changed
/// since, which is told.
@NullMarked
@ApplicationModule(allowedDependencies = {"businessview", "party"})
package io.tieout.customer.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
