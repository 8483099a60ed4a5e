/// The test kit of the services: a real PostgreSQL and Kafka, tokens, a clock that can be set, and the rules that
/// every
/// service's code follows.
///
/// PostgreSQL and Kafka are started once per JVM, as embedded processes; with `-Dit.containers=true` they are
/// containers. Which of the two is never found out by probing.
@NullMarked
package io.tieout.platformtest;

import org.jspecify.annotations.NullMarked;
