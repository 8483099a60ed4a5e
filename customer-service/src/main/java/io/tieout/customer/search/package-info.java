/// One search over customers, contacts, leads, confirmed orders and invoices, in whatever way a person
/// spells what is wanted: part of a name in Latin or Cyrillic letters, two Chinese characters, their Pinyin
/// or its initials, a piece of a telephone number, a number of a document, an e-mail address.
///
/// Nobody finds here what the service that keeps it would not show: see `SearchSight`.
/// Owns: `search_entry`, fed by the features of this service in the transaction of their change, and by
/// events. Listens to: `tieout.sales.order-confirmed.v1`, `tieout.ledger.invoice-state.v1`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.customer.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
