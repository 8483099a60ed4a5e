@NullMarked
package io.tieout.ledger.charttemplate;

import org.jspecify.annotations.NullMarked;
