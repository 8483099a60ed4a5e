/// Companies, users, roles and clients, and the tokens that name them (OAuth 2.1, OpenID Connect).
///
/// Any other OpenID Connect issuer may stand in its place: the other services only know an issuer, its keys and the
/// claims `company` and `roles`.
@NullMarked
package io.tieout.identity;

import org.jspecify.annotations.NullMarked;
