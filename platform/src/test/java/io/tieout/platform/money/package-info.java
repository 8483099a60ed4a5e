@NullMarked
package io.tieout.platform.money;

import org.jspecify.annotations.NullMarked;
