/// W3C trace context: the gateway's span stands between the caller's and the services', so that a request has one
/// id in all logs and one tree of spans.
@NullMarked
package io.tieout.gateway.trace;

import org.jspecify.annotations.NullMarked;
