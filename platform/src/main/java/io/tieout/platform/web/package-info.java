/// Conventions of the REST surface: keyset pages, entity tags, request limits.
@NullMarked
package io.tieout.platform.web;

import org.jspecify.annotations.NullMarked;
