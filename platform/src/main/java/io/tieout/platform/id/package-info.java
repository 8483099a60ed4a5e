/// Makes identifiers.
@NullMarked
package io.tieout.platform.id;

import org.jspecify.annotations.NullMarked;
