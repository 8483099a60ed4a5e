/// Tables as files, for people's spreadsheets: CSV that is safe to open there, and XLSX workbooks. Written as they are
/// made, so that a table may be of any length; read within bounds, and nothing about them is guessed.
@NullMarked
package io.tieout.sheet;

import org.jspecify.annotations.NullMarked;
