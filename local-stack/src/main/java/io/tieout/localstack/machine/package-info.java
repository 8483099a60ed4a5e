/// What the launcher needs of the machine below it: ports, folders, secrets, child processes that outlive the
/// launcher.
///
/// Linux only: a process is known by its id, its start time and the machine's boot, so that a pid file that has gone
/// stale never makes us signal a stranger.
@NullMarked
package io.tieout.localstack.machine;

import org.jspecify.annotations.NullMarked;
