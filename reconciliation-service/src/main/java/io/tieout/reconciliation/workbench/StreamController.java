package io.tieout.reconciliation.workbench;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Server-sent events of what changes in the workbench. Every replica reads them from the database, so that it does
/// not matter which one somebody is connected to; each stream is a virtual thread that mostly waits.
@RestController
class StreamController {

    private static final Logger log = LoggerFactory.getLogger(StreamController.class);

    private final LineChangeRepository changes;
    private final StreamProperties properties;
    private final JsonMapper json;
    private final OpenStreams streams;
    private final CountDownLatch closing = new CountDownLatch(1);

    StreamController(LineChangeRepository changes, StreamProperties properties, JsonMapper json) {
        this.changes = changes;
        this.properties = properties;
        this.json = json;
        this.streams = new OpenStreams(properties.perUser(), properties.total());
    }

    /// What changes from now on, or after `Last-Event-ID`: `ready` first, then `change` with the lines. `reset` says
    /// that what was to be caught up with is gone, and the queue is to be read anew. A stream ends after minutes:
    /// whoever comes back with the last id misses nothing.
    @GetMapping(path = "/api/v1/workbench/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    void stream(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        streams.enter(caller.id());
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            follow(caller.companyId(), lastEventId, response.getOutputStream());
        } catch (DataAccessException e) {
            // The caller comes back, to us or to another replica.
            log.warn("A stream of changes ended: {}", e.getMessage());
        } catch (IOException e) {
            log.debug("Somebody stopped watching: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.leave(caller.id());
        }
    }

    private void follow(UUID companyId, @Nullable String lastEventId, OutputStream out)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        var seen =
                lastEventId == null ? null : StreamPosition.parse(lastEventId).orElse(null);
        boolean lost = lastEventId != null && (seen == null || changes.isLost(seen));
        var position = seen == null || lost ? changes.now() : seen;
        write(out, "retry: 2000\n");
        send(out, lost ? "reset" : "ready", position, "{}");
        long lastSent = System.nanoTime();
        boolean open = true;
        while (open && System.nanoTime() - started < properties.lifetime().toNanos()) {
            var found = changes.after(companyId, position, properties.batch());
            for (var change : found) {
                position = change.position();
                send(out, "change", position, json.writeValueAsString(change));
            }
            if (!found.isEmpty()) {
                lastSent = System.nanoTime();
            } else if (System.nanoTime() - lastSent >= properties.heartbeat().toNanos()) {
                write(out, ":\n\n");
                out.flush();
                lastSent = System.nanoTime();
            }
            if (found.size() < properties.batch()) {
                open = !closing.await(properties.interval().toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private static void send(OutputStream out, String event, StreamPosition position, String data) throws IOException {
        write(out, "id: " + position.text() + "\nevent: " + event + "\ndata: " + data + "\n\n");
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Streams would hold a shutdown up.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }
}
