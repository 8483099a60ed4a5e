@NullMarked
package io.tieout.dataimport;

import org.jspecify.annotations.NullMarked;
