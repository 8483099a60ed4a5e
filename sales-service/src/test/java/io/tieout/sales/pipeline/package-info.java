@NullMarked
package io.tieout.sales.pipeline;

import org.jspecify.annotations.NullMarked;
