/// How the commands speak to a running stack: over HTTP, signed in like any other client, retrying what is safe to
/// retry.
@NullMarked
package io.tieout.localstack.api;

import org.jspecify.annotations.NullMarked;
