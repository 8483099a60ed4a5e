@NullMarked
package io.tieout.gateway;

import org.jspecify.annotations.NullMarked;
