/// Tests of rules as data.
@NullMarked
package io.tieout.sales.rule;

import org.jspecify.annotations.NullMarked;
