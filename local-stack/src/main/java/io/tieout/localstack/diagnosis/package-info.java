/// What is wrong with a stack, in words and with what to do about it, from what its parts tell of themselves.
@NullMarked
package io.tieout.localstack.diagnosis;

import org.jspecify.annotations.NullMarked;
