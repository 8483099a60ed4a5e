/// Checks tokens early, by the same rules as every service: signature (RS256), issuer, audience, expiry. Services
/// check again, so this saves work and is no wall.
@NullMarked
package io.tieout.gateway.token;

import org.jspecify.annotations.NullMarked;
