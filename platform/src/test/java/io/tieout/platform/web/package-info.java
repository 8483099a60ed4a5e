@NullMarked
package io.tieout.platform.web;

import org.jspecify.annotations.NullMarked;
