/// Stands for a contract.
@NullMarked
package io.tieout.events.sample.v1;

import org.jspecify.annotations.NullMarked;
