package io.tieout.customer.overview;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.customer.businessview.CustomerActivityService;
import io.tieout.customer.overview.OverviewProperties.StreamProperties;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Server-sent events of one customer's overview. Every replica looks into the database, so that it does not matter
/// which one somebody is connected to; each stream is a virtual thread that mostly waits.
@RestController
class OverviewStreamController {

    private static final Logger log = LoggerFactory.getLogger(OverviewStreamController.class);

    private final CustomerService customers;
    private final CustomerActivityService activities;
    private final OverviewQueries queries;
    private final StreamProperties properties;
    private final JsonMapper json;
    private final OpenStreams streams;
    private final CountDownLatch closing = new CountDownLatch(1);

    OverviewStreamController(
            CustomerService customers,
            CustomerActivityService activities,
            OverviewQueries queries,
            OverviewProperties properties,
            JsonMapper json) {
        this.customers = customers;
        this.activities = activities;
        this.queries = queries;
        this.properties = properties.stream();
        this.json = json;
        this.streams =
                new OpenStreams(this.properties.perUser(), this.properties.perCompany(), this.properties.total());
    }

    /// The overview as it is, at once and after each change. A stream ends after minutes: whoever comes back is told
    /// how it is now, and needs nothing of what was in between.
    @GetMapping(path = "/api/v1/customers/{customerId}/overview/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    void stream(@PathVariable CustomerId customerId, Caller caller, HttpServletResponse response) {
        customers.requireExists(caller.companyId(), customerId);
        streams.enter(caller.id(), caller.companyId());
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            follow(caller.companyId(), customerId, OverviewRights.of(caller), response.getOutputStream());
        } catch (DataAccessException e) {
            // The caller comes back, to us or to another replica.
            log.warn("A stream of an overview ended: {}", e.getMessage());
        } catch (IOException e) {
            log.debug("Somebody stopped watching: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.leave(caller.id(), caller.companyId());
        }
    }

    private void follow(UUID companyId, CustomerId customerId, OverviewRights rights, OutputStream out)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        write(out, "retry: 2000\n");
        long seen = send(out, queries.overview(companyId, customerId, rights));
        long lastSent = System.nanoTime();
        while (!closing.await(properties.interval().toNanos(), TimeUnit.NANOSECONDS)
                && System.nanoTime() - started < properties.lifetime().toNanos()) {
            if (activities.position(companyId, customerId.value()) != seen) {
                seen = send(out, queries.overview(companyId, customerId, rights));
                lastSent = System.nanoTime();
            } else if (System.nanoTime() - lastSent >= properties.heartbeat().toNanos()) {
                write(out, ":\n\n");
                out.flush();
                lastSent = System.nanoTime();
            }
        }
    }

    private long send(OutputStream out, OverviewResponse overview) throws IOException {
        write(
                out,
                "id: " + overview.position() + "\nevent: overview\ndata: " + json.writeValueAsString(overview)
                        + "\n\n");
        out.flush();
        return overview.position();
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
