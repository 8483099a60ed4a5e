/// Refusals, and how every one of them reaches the caller as a problem document (RFC 9457).
///
/// A rule is broken by throwing one of [NotFound], [Conflict] or [RuleViolation]; it can then neither be forgotten
/// nor
/// commit half of the work. The handler here turns refusals, bad input and failures into `application/problem+json`.
@NullMarked
package io.tieout.platform.problem;

import org.jspecify.annotations.NullMarked;
