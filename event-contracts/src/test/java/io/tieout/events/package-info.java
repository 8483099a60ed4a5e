@NullMarked
package io.tieout.events;

import org.jspecify.annotations.NullMarked;
