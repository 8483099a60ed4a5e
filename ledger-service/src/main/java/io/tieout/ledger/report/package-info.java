/// One form for every report that can also be had as a table: JSON by default, CSV by `Accept: text/csv` or
/// `format=csv`, a workbook by its media type or `format=xlsx`, paper by `Accept: application/pdf` or `format=pdf`.
///
/// [MonthEndReports][io.tieout.ledger.report.MonthEndReports] is what a feature contributes to the month-end set.
/// A report offers its [Table]; nothing here knows what the figures mean. Figures in a workbook are numbers with
/// exactly the digits of their currency; texts are never read as formulas.
@NullMarked
@ApplicationModule(allowedDependencies = {"company"})
package io.tieout.ledger.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
