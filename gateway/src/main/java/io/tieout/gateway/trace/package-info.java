/// W3C trace context: passed on as it came, made here when there is none, so that a request has one id in all logs.
@NullMarked
package io.tieout.gateway.trace;

import org.jspecify.annotations.NullMarked;
