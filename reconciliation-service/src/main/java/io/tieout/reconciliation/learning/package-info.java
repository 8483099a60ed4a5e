/// What the people of a company teach the engine: who pays under names, accounts and tax ids that customer data does
/// not know, and which proposals are right.
///
/// Each match that a person makes counts for the *learned aliases* of its payer, in the transaction of the match;
/// each match that is taken back counts against them. A person may *forget* an alias, with a reason; the row stays
/// and says so. What was proposed and what a person made of it is kept as an *example*; a *model* is trained from
/// examples, measured on later ones, and ranks proposals once it is activated. Owns: `learned_alias`,
/// `learned_alias_match`, `matching_example`, `matching_model`, `matching_model_switch`.
///
/// Always: a match counts at most once for an alias and once against it; what customer data knows is not learned; an
/// erased customer leaves nothing here; a model never changes.
@NullMarked
@ApplicationModule(allowedDependencies = {"customerview", "matching"})
package io.tieout.reconciliation.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
