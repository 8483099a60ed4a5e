/// Who calls, and whether they may.
///
/// Every service validates the token itself (signature, issuer, audience, expiry); every route names its rule with
/// [Access], and a service with a route that names none does not start.
@NullMarked
package io.tieout.platform.security;

import org.jspecify.annotations.NullMarked;
