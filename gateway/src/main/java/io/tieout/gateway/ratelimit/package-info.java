/// Limits how fast one caller may ask: by the token's subject, or by address where there is no token.
///
/// For a token, `TIEOUT_RATE_LIMIT_PER_SECOND` (2000) in the long run and `TIEOUT_RATE_LIMIT_BURST` (4000) at once;
/// without one, 100 and 500. Each replica counts for itself. The limits are generous: they are there for the runaway
/// script and the guesser.
@NullMarked
package io.tieout.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
