package io.tieout.benchmarks.corpus;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes a corpus: customers, open items, bank lines and the truth about them. The same seed and size give the
/// same corpus.
///
/// Items are made when a line is to pay them, and others that nobody pays are strewn between; numbers are given in
/// this order, so neighbours belong to different customers.
public final class CorpusGenerator implements AutoCloseable {

    private static final String OWN_IBAN = "DE00999999999999999999";
    private static final LocalDate START = LocalDate.of(2026, 2, 2);
    private static final int DAYS = 40;
    private static final int REMEMBERED = 2_000;
    private static final long[] PRICES = {49_90, 99_00, 119_00, 249_00, 499_00, 1_190_00};
    private static final List<String> BEFORE =
            List.of("", "", "Rechnung ", "Rg.Nr. ", "Invoice ", "Zahlung ", "payment for ", "inv. no. ", "Re ");
    private static final List<String> SILENT =
            List.of("", "", "Zahlung", "payment", "Rechnung", "danke", "Überweisung");
    private static final List<String> REASONS = List.of(
            "abzüglich Transportschaden",
            "less damaged goods",
            "Kürzung wegen Mangel",
            "minus return",
            "less claim 77");

    private final Random random;
    private final Names names;
    private final int lineCount;
    private final int itemCount;
    private final Writer customersOut;
    private final Writer itemsOut;
    private final Writer linesOut;
    private final Writer truthOut;
    private final List<Customer> customers = new ArrayList<>();
    private final Set<String> owed = new HashSet<>();
    private final Set<String> paidForNothing = new HashSet<>();
    private final List<Sent> recent = new ArrayList<>();
    private int items;
    private int lines;
    private long lastAmount = 100_00;

    private record Customer(String id, String name, int number, String iban, boolean ibanKnown, int parent) {}

    private record Item(String number, String reference, Customer owner, long minor, LocalDate date) {}

    private record Sent(String json, long minor, LocalDate date, String bankReference) {}

    private record Paid(Item item, long minor) {}

    public CorpusGenerator(Path folder, long seed, int lineCount, int itemCount) throws IOException {
        this.random = new Random(seed);
        this.names = new Names(random);
        this.lineCount = lineCount;
        this.itemCount = itemCount;
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("own-ibans.txt"), OWN_IBAN + "\n");
        customersOut = Files.newBufferedWriter(folder.resolve("customers.jsonl"));
        itemsOut = Files.newBufferedWriter(folder.resolve("items.jsonl"));
        linesOut = Files.newBufferedWriter(folder.resolve("lines.jsonl"));
        truthOut = Files.newBufferedWriter(folder.resolve("truth.jsonl"));
    }

    public void run() throws IOException {
        int count = Math.max(40, itemCount / 10);
        for (int i = 0; i < count; i++) {
            addCustomer(i);
        }
        for (int i = 0; i < lineCount; i++) {
            addLine(Kind.of(random.nextInt(Kind.all())));
            // What nobody pays is spread evenly.
            while ((long) items * lineCount < (long) itemCount * (i + 1)) {
                open(anyCustomer(), date().minusDays(random.nextInt(30)));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var out : List.of(customersOut, itemsOut, linesOut, truthOut)) {
            out.close();
        }
    }

    private void addCustomer(int i) throws IOException {
        var iban = "DE%02d%018d".formatted(random.nextInt(100), random.nextLong(1_000_000_000_000_000_000L));
        int parent = i > 10 && random.nextInt(25) == 0 ? random.nextInt(i) : -1;
        var customer =
                new Customer("C%07d".formatted(i), names.company(i), 10_000 + i, iban, random.nextInt(10) < 8, parent);
        customers.add(customer);
        var json = new Json()
                .put("id", customer.id())
                .put("name", customer.name())
                .put("number", Integer.toString(customer.number()))
                .put("parent", parent < 0 ? null : customers.get(parent).id());
        write(customersOut, customer.ibanKnown() ? json.raw("ibans", Json.array(List.of(Json.quoted(iban)))) : json);
    }

    // -- items

    private Item open(Customer owner, long minor, LocalDate date, @Nullable Json more) throws IOException {
        int serial = ++items;
        var number = "RE-2026-%06d".formatted(serial);
        var reference = reference("2026%06d".formatted(serial));
        var item = new Item(number, reference, owner, minor, date);
        var json = (more == null ? new Json() : more)
                .put("no", number)
                .put("customer", owner.id())
                .put("amount", decimal(minor))
                .put("ref", reference)
                .put("date", date.toString())
                .put("due", date.plusDays(30).toString());
        write(itemsOut, json);
        owed.add(owed(owner, minor));
        lastAmount = minor;
        return item;
    }

    private Item open(Customer owner) throws IOException {
        return open(owner, date().minusDays(5 + random.nextInt(40)));
    }

    private Item open(Customer owner, LocalDate date) throws IOException {
        return open(owner, amount(owner), date, null);
    }

    private List<Item> several(Customer owner, int count) throws IOException {
        var opened = new ArrayList<Item>();
        for (int i = 0; i < count; i++) {
            opened.add(open(owner));
        }
        return opened;
    }

    private long amount() {
        int kind = random.nextInt(100);
        if (kind < 8) {
            return PRICES[random.nextInt(PRICES.length)];
        }
        long minor = (long) (Math.exp(6.3 + 1.1 * random.nextGaussian()) * 100);
        long bounded = Math.clamp(minor, 5_00, 2_000_000_00);
        return kind < 20 ? bounded / 10_00 * 10_00 + 10_00 : bounded;
    }

    /// An amount that none of the customer's items has: the very amount of one would be its payment, by any law.
    private long notOpen(Customer customer) {
        long minor = amount();
        while (owed.contains(owed(customer, minor))) {
            minor = amount();
        }
        paidForNothing.add(owed(customer, minor));
        return minor;
    }

    /// And none will have it later.
    private long amount(Customer owner) {
        long minor = amount();
        while (!paidForNothing.isEmpty() && paidForNothing.contains(owed(owner, minor))) {
            minor = amount();
        }
        return minor;
    }

    private static String owed(Customer customer, long minor) {
        return customer.id() + minor;
    }

    private LocalDate date() {
        return START.plusDays((long) lines * DAYS / lineCount);
    }

    /// ISO 11649 over the digits.
    private static String reference(String body) {
        long rest =
                98 - new BigInteger(body + "271500").mod(BigInteger.valueOf(97)).longValueExact();
        return "RF%02d%s".formatted(rest, body);
    }

    // -- lines

    private void addLine(Kind kind) throws IOException {
        lines++;
        var customer = anyCustomer();
        switch (kind) {
            case REFERENCE -> {
                var item = open(customer);
                boolean field = random.nextBoolean();
                var line = line(customer, random.nextBoolean() ? customer.name() : names.stranger())
                        .put("remittance", field ? "" : words(grouped(item.reference())));
                send(kind, field ? line.put("structured", item.reference()) : line, item.minor(), whole(item));
            }
            case REFERENCE_BROKEN -> {
                var item = open(customer);
                send(kind, byAccount(customer, exchanged(item.reference())), item.minor(), whole(item));
            }
            case NUMBER -> {
                var item = open(customer);
                send(kind, named(customer, words(item.number())), item.minor(), whole(item));
            }
            case NUMBER_RESHAPED -> {
                var item = open(customer);
                send(kind, named(customer, words(reshaped(item.number()))), item.minor(), whole(item));
            }
            case NUMBER_MISREAD -> {
                var item = open(customer);
                send(kind, named(customer, misread(item.number())), item.minor(), whole(item));
            }
            case BY_ACCOUNT -> {
                var known = knownByAccount();
                var item = open(known);
                send(kind, byAccount(known, pick(SILENT)), item.minor(), whole(item));
            }
            case BY_NAME -> {
                var item = open(customer);
                send(kind, line(customer, customer.name()).put("remittance", pick(SILENT)), item.minor(), whole(item));
            }
            case BY_CUT_NAME -> {
                var item = open(customer);
                int cut = new int[] {18, 27, 35}[random.nextInt(3)];
                var name = customer.name();
                var shown = name.length() > cut ? name.substring(0, cut) : name;
                send(kind, line(customer, shown).put("remittance", pick(SILENT)), item.minor(), whole(item));
            }
            case SEVERAL -> {
                var opened = several(customer, 2 + random.nextInt(5));
                var separator = pick(List.of(", ", " ", " + ", "; ", " und "));
                var text =
                        String.join(separator, opened.stream().map(Item::number).toList());
                send(kind, named(customer, text), sum(opened), whole(opened));
            }
            case RANGE -> {
                var opened = several(customer, 3 + random.nextInt(4));
                var last = opened.getLast().number();
                var text = opened.getFirst().number()
                        + pick(List.of(" bis ", " - ", "-", " to "))
                        + (random.nextBoolean() ? last : last.substring(8));
                send(kind, named(customer, text), sum(opened), whole(opened));
            }
            case COMBINATION -> {
                var known = knownByAccount();
                var opened = several(known, 2 + random.nextInt(2));
                send(kind, byAccount(known, pick(SILENT)), sum(opened), whole(opened));
            }
            case CREDIT_NETTED -> {
                var item = open(customer);
                var credit = open(customer, -Math.max(1_00, item.minor() / (3 + random.nextInt(9))), item.date(), null);
                var text = item.number() + pick(List.of(" ./. ", " abzgl. ", " less ")) + credit.number();
                send(kind, named(customer, text), item.minor() + credit.minor(), whole(List.of(item, credit)));
            }
            case INSTALMENT -> {
                var item = open(customer);
                int parts = 2 + random.nextInt(4);
                var text =
                        item.number() + pick(List.of(" Rate 1/" + parts, " Teilzahlung", " instalment 1 of " + parts));
                long part = item.minor() / parts;
                send(kind, named(customer, text), part, List.of(new Paid(item, part)));
            }
            case FEE_STATED, FEE_HIDDEN -> {
                var item = open(customer);
                long fee = Math.max(1, Math.min(25_00, item.minor() / 50));
                var line = named(customer, item.number());
                if (kind == Kind.FEE_STATED) {
                    line.put("instructed", decimal(item.minor())).put("charges", decimal(fee));
                }
                send(kind, line, item.minor() - fee, whole(item));
            }
            case DISCOUNT, DISCOUNT_LATE -> {
                long minor = amount(customer);
                int age = kind == Kind.DISCOUNT ? random.nextInt(11) : 11 + random.nextInt(20);
                var item = open(customer, minor, date().minusDays(age), new Json().put("terms", "2/10 net 30"));
                long discount = (minor * 2 + 50) / 100;
                long paid = kind == Kind.DISCOUNT ? minor : minor - discount;
                var text = words(item.number()) + pick(List.of("", " abzgl. 2% Skonto", " less 2%"));
                send(kind, named(customer, text), minor - discount, List.of(new Paid(item, paid)));
            }
            case OVERPAID -> {
                var item = open(customer);
                send(kind, named(customer, item.number()), item.minor() + 1_00 + random.nextInt(50_00), whole(item));
            }
            case DEDUCTED -> {
                var item = open(customer);
                long paid = item.minor() * (70 + random.nextInt(25)) / 100;
                var text = item.number() + " " + pick(REASONS);
                send(kind, named(customer, text), paid, List.of(new Paid(item, paid)));
            }
            case STRANGER_NAMES -> {
                var item = open(customer);
                send(
                        kind,
                        line(null, names.stranger()).put("remittance", words(item.number())),
                        item.minor(),
                        whole(item));
            }
            case PARENT_NAMES -> {
                var child = child();
                var item = open(child);
                var parent = customers.get(Math.max(0, child.parent()));
                send(kind, named(parent, words(item.number())), item.minor(), whole(item));
            }
            case STRANGER_SILENT -> {
                var item = open(customer);
                send(kind, line(null, names.stranger()).put("remittance", pick(SILENT)), item.minor(), whole(item));
            }
            case NOTHING_OPEN -> {
                var known = knownByAccount();
                send(kind, byAccount(known, pick(SILENT)), notOpen(known), List.of());
            }
            case PREPAID ->
                send(
                        kind,
                        named(customer, "Anzahlung Auftrag SO-" + (10_000 + random.nextInt(89_999))),
                        amount(),
                        List.of());
            case PAID_AGAIN -> {
                long minor = amount();
                var paid = open(customer, 0, date().minusDays(20), new Json().put("status", "PAID"));
                send(kind, named(customer, words(paid.number())), minor, List.of());
            }
            case REPEATED -> repeat();
            case BATCH -> batch();
            case NOT_RECEIVABLE -> {
                boolean in = random.nextBoolean();
                var text = in
                        ? pick(List.of("ZINSEN 1. QUARTAL", "Habenzinsen 03/26", "interest March"))
                        : pick(List.of("Kontoführung 03/26", "LOHN 03/26", "Gehalt März", "UST VA 02/26"));
                var payer = pick(List.of("HAUSBANK", "FINANZAMT MITTE", "M. MUSTER"));
                // Equal amounts are chance, and chance happens.
                long minor = random.nextInt(3) == 0 ? Math.abs(lastAmount) + 1 : amount();
                send(kind, line(null, payer).put("remittance", text), in ? minor : -minor, List.of());
            }
            case OWN_TRANSFER ->
                send(
                        kind,
                        line(null, "TIEOUT DEMO").put("payerIban", OWN_IBAN).put("remittance", "Umbuchung"),
                        amount(),
                        List.of());
            case FOREIGN_STATED -> {
                long booked = amount(customer);
                long document = booked * 108 / 100;
                var item = open(
                        customer,
                        booked,
                        date().minusDays(20),
                        new Json().put("documentAmount", decimal(document) + " USD"));
                long received = booked * (985 + random.nextInt(30)) / 1000;
                var line = named(customer, item.number()).put("instructed", decimal(document) + " USD");
                send(kind, line, received, whole(item));
            }
        }
    }

    private void batch() throws IOException {
        var paid = new ArrayList<Paid>();
        var parts = new ArrayList<String>();
        long sum = 0;
        int count = 3 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            var item = open(anyCustomer());
            paid.add(new Paid(item, item.minor()));
            parts.add(new Json()
                    .put("amount", decimal(item.minor()))
                    .put("ref", item.number())
                    .toString());
            sum += item.minor();
        }
        var line = line(null, "").put("remittance", "SAMMELGUTSCHRIFT").raw("batch", Json.array(parts));
        send(Kind.BATCH, line, sum, paid);
    }

    private void repeat() throws IOException {
        if (recent.isEmpty()) {
            addLine(Kind.NUMBER);
            return;
        }
        var sent = recent.get(random.nextInt(recent.size()));
        write(linesOut, sent.json().replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + id() + "\""));
        truth(Kind.REPEATED, List.of());
    }

    private void send(Kind kind, Json line, long minor, List<Paid> paid) throws IOException {
        var bankReference = "B%09d".formatted(lines);
        var json = new Json()
                .put("id", id())
                .put("date", date().toString())
                .put("amount", decimal(minor))
                .put("bankReference", bankReference)
                .toString();
        var whole = json.substring(0, json.length() - 1) + "," + line.toString().substring(1);
        write(linesOut, whole);
        truth(kind, paid);
        var sent = new Sent(whole, minor, date(), bankReference);
        if (recent.size() < REMEMBERED) {
            recent.add(sent);
        } else {
            recent.set(random.nextInt(REMEMBERED), sent);
        }
    }

    private void truth(Kind kind, List<Paid> paid) throws IOException {
        var list = paid.stream()
                .map(part -> new Json()
                        .put("item", part.item().number())
                        .raw("amountMinor", Long.toString(part.minor()))
                        .toString())
                .toList();
        write(truthOut, new Json().put("line", id()).put("kind", kind.name()).raw("paid", Json.array(list)));
    }

    private String id() {
        return "L%08d".formatted(lines);
    }

    // -- what stands in a line

    private Json line(@Nullable Customer payer, String name) {
        var line = new Json().put("payer", asTheBankWrites(name));
        // A bank delivers the account in most lines; we know it in some.
        return payer != null && random.nextInt(3) > 0 && name.equals(payer.name())
                ? line.put("payerIban", payer.iban())
                : line;
    }

    private Json named(Customer payer, String text) {
        return line(payer, payer.name()).put("remittance", text);
    }

    private Json byAccount(Customer payer, String text) {
        return new Json()
                .put("payer", asTheBankWrites(payer.name()))
                .put("payerIban", payer.iban())
                .put("remittance", text);
    }

    private String asTheBankWrites(String name) {
        var shown = name.length() > 70 ? name.substring(0, 70) : name;
        return switch (random.nextInt(4)) {
            case 0 -> shown;
            case 1 -> shown.toUpperCase(Locale.ROOT);
            case 2 ->
                shown.toUpperCase(Locale.ROOT)
                        .replace("Ä", "AE")
                        .replace("Ö", "OE")
                        .replace("Ü", "UE");
            default ->
                shown.toUpperCase(Locale.ROOT)
                        .replace("Ä", "A")
                        .replace("Ö", "O")
                        .replace("Ü", "U");
        };
    }

    private String words(String document) {
        var behind =
                switch (random.nextInt(6)) {
                    case 0 -> " vom " + "%02d.%02d.2026".formatted(1 + random.nextInt(28), 1 + random.nextInt(3));
                    case 1 -> " danke";
                    case 2 -> " Kd-Nr " + (10_000 + random.nextInt(customers.size()));
                    case 3 -> " EUR " + decimal(lastAmount).replace('.', ',');
                    default -> "";
                };
        return pick(BEFORE) + document + behind;
    }

    private String grouped(String reference) {
        return random.nextBoolean()
                ? reference
                : reference.replaceAll("(.{4})", "$1 ").strip();
    }

    private String exchanged(String reference) {
        int at = 4 + random.nextInt(reference.length() - 5);
        var text = new StringBuilder(reference);
        text.setCharAt(at, reference.charAt(at + 1));
        text.setCharAt(at + 1, reference.charAt(at));
        if (text.toString().equals(reference)) {
            text.setCharAt(at, reference.charAt(at) == '9' ? '0' : (char) (reference.charAt(at) + 1));
        }
        return text.toString();
    }

    private String reshaped(String number) {
        return switch (random.nextInt(5)) {
            case 0 -> number.replace("-", "");
            case 1 -> number.replace("-", " ");
            case 2 -> number.replace("-", "/");
            case 3 -> number.substring(3);
            default -> number.toLowerCase(Locale.ROOT).replace("re-", "RE");
        };
    }

    private String misread(String number) {
        var text = number.replace('0', 'O');
        return random.nextBoolean() ? text.replace('1', 'l') : text;
    }

    private Customer anyCustomer() {
        return customers.get(random.nextInt(customers.size()));
    }

    private Customer knownByAccount() {
        var customer = anyCustomer();
        while (!customer.ibanKnown()) {
            customer = anyCustomer();
        }
        return customer;
    }

    private Customer child() {
        for (int tries = 0; tries < 1_000; tries++) {
            var customer = anyCustomer();
            if (customer.parent() >= 0) {
                return customer;
            }
        }
        return anyCustomer();
    }

    private static List<Paid> whole(Item item) {
        return List.of(new Paid(item, item.minor()));
    }

    private static List<Paid> whole(List<Item> items) {
        return items.stream().map(item -> new Paid(item, item.minor())).toList();
    }

    private static long sum(List<Item> items) {
        return items.stream().mapToLong(Item::minor).sum();
    }

    private static String decimal(long minor) {
        return (minor < 0 ? "-" : "") + Math.abs(minor) / 100 + "." + "%02d".formatted(Math.abs(minor) % 100);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static void write(Writer out, Object json) throws IOException {
        out.write(json.toString());
        out.write('\n');
    }
}
