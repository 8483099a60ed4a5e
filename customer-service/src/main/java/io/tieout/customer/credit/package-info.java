/// What a customer may owe: score card, rating and policy, each decision kept with what it was made of.
///
/// The *score card* weighs what is known of a customer, the *rating* is the class its score falls into, the *policy*
/// says what a rating may owe. All three are versioned and changed through the API alone. A decision is made when
/// something happened to the customer, when a day changes it, and on demand; it is written once.
/// Owns: `credit_score_card`, `credit_policy`, `credit_adjustment`, `credit_decision`. Publishes the state topic
/// `customer.credit-state.v1`. Always: whole numbers; more that is overdue never raises a score; who has no decision
/// has no limit.
@NullMarked
@ApplicationModule(allowedDependencies = {"businessview", "companyview", "party"})
package io.tieout.customer.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
