/// Notes: written, read, and refused in every way that the platform knows.
@NullMarked
package io.tieout.sample.note;

import org.jspecify.annotations.NullMarked;
