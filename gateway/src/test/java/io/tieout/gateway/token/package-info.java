@NullMarked
package io.tieout.gateway.token;

import org.jspecify.annotations.NullMarked;
