/// Tests of a company's matching rules.
@NullMarked
package io.tieout.reconciliation.ruleset;

import org.jspecify.annotations.NullMarked;
