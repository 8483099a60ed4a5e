/// Where a request really comes from: the connection, unless a proxy that we trust says otherwise.
@NullMarked
package io.tieout.gateway.origin;

import org.jspecify.annotations.NullMarked;
