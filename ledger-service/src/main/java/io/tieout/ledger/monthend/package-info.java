/// The month-end set: all reports of a month in one archive, made by a job and kept.
///
/// Every feature that has a report of a month contributes [MonthEndReports][io.tieout.ledger.report.MonthEndReports];
/// all are read in one snapshot. A set is about a moment of knowledge that has passed, and is made only when no
/// transaction is left that could still add to it; so the same month as known at the same moment comes out equal byte
/// for byte, as long as names and mappings of accounts stay. Of customers it has only the ids, which outlive them.
/// Owns: `month_end_set`, `month_end_set_file`, `month_end_set_part`. Always: a set that is done does not change.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "period", "balance", "report"})
package io.tieout.ledger.monthend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
