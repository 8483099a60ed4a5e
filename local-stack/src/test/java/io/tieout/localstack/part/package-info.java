@NullMarked
package io.tieout.localstack.part;

import org.jspecify.annotations.NullMarked;
