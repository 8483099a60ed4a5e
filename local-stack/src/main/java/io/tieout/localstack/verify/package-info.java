/// Proves on a running stack that nothing is lost, doubled or out of balance: a line per invariant.
///
/// First it waits, with a limit, until every event has reached every service that listens to it; only then do figures
/// of different services belong to the same moment. Then each service checks itself, and what only shows between
/// services is compared here. Nothing is changed.
@NullMarked
package io.tieout.localstack.verify;

import org.jspecify.annotations.NullMarked;
