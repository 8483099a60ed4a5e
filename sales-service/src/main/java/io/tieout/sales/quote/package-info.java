/// Quotes: what is offered to a customer, from the draft to the answer.
///
/// An offer is a revision that never changes; its prices come from the catalogue and the price lists, and only
/// discounts differ from them. Above the company's limits somebody else approves it. The customer answers by a link,
/// without signing in: it opens one revision, until its last day, for one answer; only the hash of its secret is
/// kept. Owns: `quote`, `quote_revision`, `quote_line`, `quote_link`, `quote_policy`, `quote_limit`, `quote_counter`,
/// `quote_company`. Listens to: `tieout.identity.company-state.v1`. Always: an accepted quote became one order, with
/// the same figures; a quote has one working link at most.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "customerview",
            "deal",
            "order",
            "pipeline",
            "pricelist",
            "product",
            "team",
            "companyview",
            "change"
        })
package io.tieout.sales.quote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
