/// Limits how fast one caller may ask: by the token's subject, or by address where there is no token.
///
/// Each replica counts for itself. The limits are generous: they are there for the runaway script and the guesser.
@NullMarked
package io.tieout.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
