/// What reconciliation-service says to the others, version 1. Inside a version only optional fields are added.
@NullMarked
package io.tieout.events.reconciliation.v1;

import org.jspecify.annotations.NullMarked;
