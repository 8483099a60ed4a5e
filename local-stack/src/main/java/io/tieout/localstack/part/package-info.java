/// The parts of a stack: PostgreSQL, Kafka and the services, each a process that is prepared, started, watched and
/// stopped in its own way.
@NullMarked
package io.tieout.localstack.part;

import org.jspecify.annotations.NullMarked;
