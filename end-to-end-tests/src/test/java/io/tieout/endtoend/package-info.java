/// Journeys through the gateway and faults on real processes, each followed by the list of invariants.
@NullMarked
package io.tieout.endtoend;

import org.jspecify.annotations.NullMarked;
