@org.jspecify.annotations.NullMarked
package io.tieout.reconciliation.insight;
