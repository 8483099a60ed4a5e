@NullMarked
package io.tieout.paper;

import org.jspecify.annotations.NullMarked;
