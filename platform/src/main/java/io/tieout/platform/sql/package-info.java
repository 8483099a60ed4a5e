/// Reading rows.
@NullMarked
package io.tieout.platform.sql;

import org.jspecify.annotations.NullMarked;
