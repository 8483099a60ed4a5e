package io.tieout.gateway.route;

import io.tieout.gateway.problem.Problem;
import io.tieout.gateway.problem.ProblemException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/// Counts a body that did not say how long it is.
final class BodyLimit extends ServerHttpRequestDecorator {

    private final long limitBytes;

    BodyLimit(ServerHttpRequest request, long limitBytes) {
        super(request);
        this.limitBytes = limitBytes;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        var seen = new AtomicLong();
        return super.getBody().handle((buffer, sink) -> {
            if (seen.addAndGet(buffer.readableByteCount()) > limitBytes) {
                DataBufferUtils.release(buffer);
                sink.error(new ProblemException(Problem.requestTooLarge(limitBytes)));
            } else {
                sink.next(buffer);
            }
        });
    }
}
