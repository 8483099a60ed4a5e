/// What other rules would have decided: takes lines of the past up again, over the items as they were open when each
/// was decided, and keeps where the answer differs.
///
/// Lines that were decided together are decided again together. What was open then is unwound from today by the
/// matches and changes since. Reads the tables of the matching features on purpose, as history, and writes none of
/// them: no line, item or reservation is touched, and nobody waits for a run. Owns: `dry_run`, `dry_run_line`,
/// `dry_run_item`, `dry_run_count`, `dry_run_difference`. Always: the counts of a finished run come to its lines; a
/// decision counts as reproduced only if its own rules give it again over the same input.
@NullMarked
@ApplicationModule(allowedDependencies = {"bankstatement", "matching", "openitem", "paymentmatch", "ruleset"})
package io.tieout.reconciliation.dryrun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
