@NullMarked
package io.tieout.localstack.machine;

import org.jspecify.annotations.NullMarked;
