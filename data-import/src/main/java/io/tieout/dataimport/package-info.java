/// Brings many records in from one file, as a job: good rows come in, each bad row is refused with line, column and
/// reason and comes back to be mended, and the same file again changes nothing. What the records are, an
/// [ImportTarget] of a service says.
///
/// Works on `import_job` and `import_row` of the service's own database. Always: what became of a row is written in the
/// transaction that brought it in, so that an import goes on where it was interrupted; imported + changed + unchanged +
/// refused = rows of the file; a dry run says what the run would say.
@NullMarked
package io.tieout.dataimport;

import org.jspecify.annotations.NullMarked;
