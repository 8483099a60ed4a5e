@NullMarked
package io.tieout.localstack.sealedexport;

import org.jspecify.annotations.NullMarked;
