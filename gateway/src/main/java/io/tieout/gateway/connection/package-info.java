/// What the connections of callers need beyond what the server does by itself.
@NullMarked
package io.tieout.gateway.connection;

import org.jspecify.annotations.NullMarked;
