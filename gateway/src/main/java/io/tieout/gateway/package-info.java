/// The one public address: finds the service behind a resource, checks the token early, and keeps trouble on one
/// side from spreading to the other.
@NullMarked
package io.tieout.gateway;

import org.jspecify.annotations.NullMarked;
