/// Tables as files, for people's spreadsheets: CSV that is safe to open there, and XLSX workbooks, both written as they
/// are made so that a table may be of any length.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.customer.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
