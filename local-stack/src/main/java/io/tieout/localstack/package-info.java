/// Starts, watches and stops a whole Tieout on one machine, with no Docker: PostgreSQL, Kafka and the service jars as
/// child processes; and the commands of the script `tieout` around it.
///
/// [LocalStack] is the same thing for programs: tests and benchmarks start stacks with it, stop single parts and kill
/// them.
@NullMarked
package io.tieout.localstack;

import org.jspecify.annotations.NullMarked;
