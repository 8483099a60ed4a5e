@NullMarked
package io.tieout.localstack.verify;

import org.jspecify.annotations.NullMarked;
