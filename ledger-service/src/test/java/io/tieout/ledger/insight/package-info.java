@org.jspecify.annotations.NullMarked
package io.tieout.ledger.insight;
