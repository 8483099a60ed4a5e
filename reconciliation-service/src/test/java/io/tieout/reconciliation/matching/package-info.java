/// Tests of the matching engine.
@NullMarked
package io.tieout.reconciliation.matching;

import org.jspecify.annotations.NullMarked;
