/// Lets a customer answer a statement of account by a link, without signing in.
///
/// A link opens one statement of one customer, for a time and for one answer: all of it is confirmed, or some lines
/// are disputed with a reason and a file. Only the hash of its token is kept; a token that is wrong, expired,
/// closed or used up gets the same answer as one that never was. A new link closes the one before, and begins no
/// new silence. Silence is reminded; it counts as consent only where the company's policy says so, and never
/// without a reminder that went out, a pause after the last one, and a link that worked all the time. Owns:
/// `confirmation_link`, `confirmation_answer`, `confirmation_answer_line`, `confirmation_file`,
/// `confirmation_policy`. Publishes: `tieout.reconciliation.statement-answered.v1`. Always: a statement has one
/// working link at most and one answer at most.
@NullMarked
@ApplicationModule(allowedDependencies = {"accountstatement", "customerledger", "customerview", "publicpage"})
package io.tieout.reconciliation.confirmation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
