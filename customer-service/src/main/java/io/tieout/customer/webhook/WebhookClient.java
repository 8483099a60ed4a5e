package io.tieout.customer.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Posts an event to an endpoint, once.
///
/// The receiver's address is chosen by others, who may want to reach what only we can. So each exchange
/// opens a connection of its own, the name is resolved for this connection only, and the very addresses
/// that were looked at are the ones connected to. Redirects lead nowhere, and of an answer no more is read
/// than is kept.
@Component
class WebhookClient implements DisposableBean {

    private static final ContentType CLOUD_EVENT =
            ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);
    private static final int MAX_RESPONSE_BYTES = 1024;
    private static final int MAX_PROBLEM_LENGTH = 300;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE_LENGTH = 8 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final AddressLookup addresses;
    private final boolean loopbackAllowed;
    private final Duration timeout;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookClient(AddressLookup addresses, WebhookProperties properties, Clock clock) {
        this.addresses = addresses;
        this.loopbackAllowed = properties.loopbackAllowed();
        this.timeout = properties.timeout();
        this.clock = clock;
        var socket = Timeout.of(properties.timeout());
        var limits = Http1Config.custom()
                .setMaxHeaderCount(MAX_HEADERS)
                .setMaxLineLength(MAX_LINE_LENGTH)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(socket)
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(socket).build())
                .setMaxConnTotal(properties.workers())
                .setMaxConnPerRoute(properties.workers())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(socket)
                        .setResponseTimeout(socket)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Tieout-Webhooks/1")
                .build();
    }

    /// @param secrets the newest first; a signature of each
    Attempt post(String url, UUID eventId, byte[] body, List<WebhookSecret> secrets) {
        var startedAt = clock.instant();
        long started = System.nanoTime();
        var request = request(url, eventId, body, secrets, startedAt);
        var deadline = deadlines.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var response = http.executeOpen(null, request, null);
            return new Attempt(
                    startedAt,
                    since(started),
                    response.getCode(),
                    problem(response.getCode()),
                    excerpt(response),
                    retryAfter(response, startedAt));
        } catch (IOException | RuntimeException e) {
            // Not whether the deadline is through: it may still be at cancelling when that is felt here.
            boolean late = since(started).compareTo(timeout) >= 0;
            var problem = late ? "no answer within " + timeout.toSeconds() + " seconds" : reason(e);
            return new Attempt(startedAt, since(started), null, problem, null, null);
        } finally {
            deadline.cancel(false);
            // Gives the connection up as it is. To close the response would read it to an end that may never come.
            request.cancel();
        }
    }

    private static HttpPost request(
            String url, UUID eventId, byte[] body, List<WebhookSecret> secrets, Instant sentAt) {
        var id = eventId.toString();
        long time = sentAt.getEpochSecond();
        var request = new HttpPost(URI.create(url));
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(time));
        request.setHeader(
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(id, time, body)).collect(Collectors.joining(" ")));
        request.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
        return request;
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static @Nullable String problem(int status) {
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> "answered " + status + ": redirects are not followed";
            default -> "answered " + status;
        };
    }

    private static String reason(Exception failure) {
        var text = failure instanceof AddressRefused
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return clean(text.length() <= MAX_PROBLEM_LENGTH ? text : text.substring(0, MAX_PROBLEM_LENGTH));
    }

    /// What was answered counts even when the rest of it does not come.
    private static @Nullable String excerpt(ClassicHttpResponse response) {
        var entity = response.getEntity();
        if (entity == null) {
            return null;
        }
        var read = new ByteArrayOutputStream(MAX_RESPONSE_BYTES);
        try {
            var content = entity.getContent();
            int next = content.read();
            while (next >= 0 && read.size() < MAX_RESPONSE_BYTES) {
                read.write(next);
                next = read.size() < MAX_RESPONSE_BYTES ? content.read() : -1;
            }
        } catch (IOException e) {
            return clean(
                    read.toString(StandardCharsets.UTF_8) + " … " + e.getClass().getSimpleName());
        }
        return clean(read.toString(StandardCharsets.UTF_8));
    }

    /// PostgreSQL stores any text but the zero character.
    private static String clean(String text) {
        return text.replace('\0', ' ');
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse response, Instant now) {
        if (response.getCode() != TOO_MANY_REQUESTS && response.getCode() != UNAVAILABLE) {
            return null;
        }
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        var pause = header == null ? null : pause(header.getValue().strip(), now);
        if (pause == null || pause.isNegative()) {
            return null;
        }
        return pause.compareTo(RetrySchedule.LONGEST) < 0 ? pause : RetrySchedule.LONGEST;
    }

    private static @Nullable Duration pause(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, until.toInstant());
        } catch (DateTimeException e) {
            // Neither form: our own schedule applies.
            return null;
        }
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    /// One address that is not public is enough: which one would be used is not ours to say.
    private final class CheckedResolver implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = addresses.lookup(host);
            if (found.length == 0) {
                throw new UnknownHostException(host);
            }
            if (!Stream.of(found).allMatch(this::mayBeReached)) {
                throw new AddressRefused(host);
            }
            return found;
        }

        private boolean mayBeReached(InetAddress address) {
            return PublicAddress.is(address) || (loopbackAllowed && address.isLoopbackAddress());
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    static final class AddressRefused extends UnknownHostException {

        /// Does not say which: whoever asks should not learn our network.
        AddressRefused(String host) {
            super(host + " has an address that is not public");
        }
    }
}
