/// Measures a running stack in the load profile against the raw speed of the same PostgreSQL, in one run.
///
/// Started by `./benchmarks/run`. Figures of one machine mean little; the ratios are what is to be compared.
@NullMarked
package io.tieout.benchmarks;

import org.jspecify.annotations.NullMarked;
