@NullMarked
package io.tieout.gateway.origin;

import org.jspecify.annotations.NullMarked;
