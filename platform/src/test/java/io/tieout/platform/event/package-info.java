@NullMarked
package io.tieout.platform.event;

import org.jspecify.annotations.NullMarked;
