/// The descriptions of all services on one page, with everything it needs served from here, and the page at `/`.
@NullMarked
package io.tieout.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
