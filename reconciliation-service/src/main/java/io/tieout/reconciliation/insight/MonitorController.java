package io.tieout.reconciliation.insight;

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
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// How far behind the work is, once or again and again. Unlike the changes of the workbench nothing can be missed: each
/// event is the whole state, so that a stream needs no place to go on from.
@RestController
@RequestMapping("/api/v1/reconciliation-monitor")
class MonitorController {

    private static final Logger log = LoggerFactory.getLogger(MonitorController.class);

    private final MonitorQueries queries;
    private final MonitorProperties properties;
    private final JsonMapper json;
    private final Clock clock;
    private final OpenMonitors streams;
    private final CountDownLatch closing = new CountDownLatch(1);

    MonitorController(MonitorQueries queries, MonitorProperties properties, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
        this.streams = new OpenMonitors(properties);
    }

    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    MonitorResponse look(Caller caller) {
        return queries.look(caller.companyId(), clock.instant());
    }

    /// The same as server-sent events `monitor`, the first at once and then every two seconds. A stream ends after
    /// minutes: whoever comes back sees the state of then.
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    void stream(Caller caller, HttpServletResponse response) {
        streams.enter(caller.companyId(), caller.id());
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            follow(caller.companyId(), response.getOutputStream());
        } catch (DataAccessException e) {
            // The caller comes back, to us or to another replica.
            log.warn("A stream of the monitor ended: {}", e.getMessage());
        } catch (IOException e) {
            log.debug("Somebody stopped watching: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.leave(caller.companyId(), caller.id());
        }
    }

    private void follow(UUID companyId, OutputStream out) throws IOException, InterruptedException {
        long started = System.nanoTime();
        boolean open = true;
        while (open && System.nanoTime() - started < properties.lifetime().toNanos()) {
            var data = json.writeValueAsString(queries.look(companyId, clock.instant()));
            out.write(("event: monitor\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            open = !closing.await(properties.interval().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /// Streams would hold a shutdown up.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }
}
