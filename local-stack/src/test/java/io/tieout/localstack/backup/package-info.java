@NullMarked
package io.tieout.localstack.backup;

import org.jspecify.annotations.NullMarked;
