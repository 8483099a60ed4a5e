@NullMarked
package io.tieout.localstack.diagnosis;

import org.jspecify.annotations.NullMarked;
