@NullMarked
package io.tieout.platform.security;

import org.jspecify.annotations.NullMarked;
