@NullMarked
package io.tieout.identity.token;

import org.jspecify.annotations.NullMarked;
