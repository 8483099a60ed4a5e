@NullMarked
package io.tieout.gateway.route;

import org.jspecify.annotations.NullMarked;
