@NullMarked
package io.tieout.localstack;

import org.jspecify.annotations.NullMarked;
