import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A sample connector to an ERP system: when an invoice is issued for an order, its figures are fetched
/// through the API and written as a line of a CSV file that the ERP system takes. See erp.md beside this
/// file.
///
/// `java ErpConnector.java`, with no library and no build; a real one would read JSON with a library.
public final class ErpConnector {

    private static final String WANTED = "tieout.sales.order-invoiced.v1";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Clock CLOCK = Clock.systemUTC();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String secret = setting("WEBHOOK_SECRET");
    private final URI api = URI.create(setting("TIEOUT_API"));
    private final String token = setting("TIEOUT_TOKEN");
    private final Path file = Path.of(setting("INVOICE_FILE"));

    public static void main(String[] arguments) throws IOException {
        var connector = new ErpConnector();
        int port = Integer.parseInt(setting("PORT"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/tieout", connector::take);
        server.start();
        System.out.println("Listening on " + server.getAddress().getPort());
    }

    /// 2xx only when the line is in the file: whatever else is answered, the event comes again.
    private void take(HttpExchange exchange) throws IOException {
        int status;
        try {
            status = answer(exchange, exchange.getRequestBody().readAllBytes());
        } catch (IOException e) {
            System.err.println("Not taken, to come again: " + e);
            status = 503;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = 503;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private int answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        if (!isSigned(exchange, body)) {
            return 401;
        }
        var event = new String(body, StandardCharsets.UTF_8);
        if (text(event, "type").equals(WANTED)) {
            write(text(event, "orderId"));
        }
        return 204;
    }

    /// As Standard Webhooks says: one of the signatures is ours, and the message is of now.
    private boolean isSigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var id = headers.getFirst("webhook-id");
        var time = headers.getFirst("webhook-timestamp");
        var signatures = headers.getFirst("webhook-signature");
        if (id == null || time == null || signatures == null || !time.matches("\\d{1,12}")) {
            return false;
        }
        long age = Math.abs(CLOCK.instant().getEpochSecond() - Long.parseLong(time));
        if (age > TOLERANCE.toSeconds()) {
            return false;
        }
        var expected = sign(id + "." + time + ".", body).getBytes(StandardCharsets.US_ASCII);
        for (var signature : signatures.split(" ")) {
            if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    private String sign(String prefix, byte[] body) {
        try {
            var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String orderId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve("/api/v1/invoices?orderId=" + orderId))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The invoice of order " + orderId + " was not given: " + response.statusCode());
        }
        var invoice = response.body();
        var number = text(invoice, "invoiceNumber");
        var total = Pattern.compile("\"total\"\\s*:\\s*(\\{[^}]*})").matcher(invoice);
        if (number.isEmpty() || !total.find()) {
            throw new IOException("Order " + orderId + " has no invoice yet");
        }
        // An amount is a text in JSON and stays one: no figure is computed here.
        append(
                number,
                String.join(
                                ";",
                                number,
                                text(invoice, "invoiceDate"),
                                text(invoice, "dueDate"),
                                text(invoice, "customerNumber"),
                                text(total.group(1), "amount"),
                                text(total.group(1), "currency"))
                        + "\n");
    }

    /// Events come at least once, so what is there already is left as it is.
    private synchronized void append(String number, String line) throws IOException {
        boolean there = Files.exists(file)
                && Files.readAllLines(file).stream().anyMatch(known -> known.startsWith(number + ";"));
        if (!there) {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /// The first text member of this name.
    private static String text(String json, String name) {
        var member = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(json);
        return member.find() ? member.group(1) : "";
    }

    private static String setting(String name) {
        Map<String, String> environment = System.getenv();
        if (!environment.containsKey(name)) {
            throw new IllegalStateException("The environment variable " + name + " is missing");
        }
        return environment.get(name);
    }
}
