/// Tables as files, for people's spreadsheets: CSV that is safe to open there, and XLSX workbooks. Written as they are
/// made, so that a table may be of any length; read within bounds.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
