/// What every service has in common without asking: property defaults, the clock, conventions of metrics and tracing.
@NullMarked
package io.tieout.platform.defaults;

import org.jspecify.annotations.NullMarked;
