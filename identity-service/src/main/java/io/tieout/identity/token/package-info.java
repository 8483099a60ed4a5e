/// The authorization server: grants, tokens, and the keys that sign them.
///
/// People get a code by signing in and exchange it with PKCE; programs use their secret. An access token is a JWT
/// (RS256, 5 minutes) with `sub`, `aud` = `tieout`, `company`, `roles` and `scope`. A refresh token is good for one
/// exchange; showing a spent one ends the whole family; the database holds its hash alone. Owns: `signing_key`,
/// `oauth2_authorization`, `oauth2_authorization_consent`, `spent_refresh_token`.
@NullMarked
@ApplicationModule(allowedDependencies = {"user", "client", "company", "signin"})
package io.tieout.identity.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
