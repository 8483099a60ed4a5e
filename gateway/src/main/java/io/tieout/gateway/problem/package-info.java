/// Problem documents (RFC 9457) for everything that fails at the gateway, in the form that the services use.
@NullMarked
package io.tieout.gateway.problem;

import org.jspecify.annotations.NullMarked;
