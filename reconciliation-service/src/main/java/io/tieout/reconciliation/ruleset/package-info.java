/// What a company sets about matching: limits, tolerances, what may be decided without a person, and its own marks of
/// lines that are no customer's payment.
///
/// The rules of a company are numbered *sets*. A set begins as a draft, comes into force when another person activates
/// it, and is never changed from then on; the set before it is replaced. Where none is in force the standard rules
/// are. An outcome names both the engine's rules and the set (`2026.5+7`). Owns: `matching_rules`. Always: at most
/// one set of a company is in force; nobody activates what they wrote; no set lets the engine guess, because bounds
/// that could are refused.
@NullMarked
@ApplicationModule(allowedDependencies = {"matching"})
package io.tieout.reconciliation.ruleset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
