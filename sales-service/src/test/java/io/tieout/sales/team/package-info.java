@NullMarked
package io.tieout.sales.team;

import org.jspecify.annotations.NullMarked;
