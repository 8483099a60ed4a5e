package io.tieout.ledger.report;

import java.util.List;

/// A feature's part of the month-end set.
///
/// It is read in one transaction with all others, so that they agree.
public interface MonthEndReports {

    List<MonthEndReport> monthEnd(MonthEnd month);
}
