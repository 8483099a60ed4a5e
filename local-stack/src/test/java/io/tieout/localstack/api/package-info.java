@NullMarked
package io.tieout.localstack.api;

import org.jspecify.annotations.NullMarked;
