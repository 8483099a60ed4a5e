@NullMarked
package io.tieout.identity;

import org.jspecify.annotations.NullMarked;
