/// How jobs run.
@NullMarked
package io.tieout.platform.schedule;

import org.jspecify.annotations.NullMarked;
