package io.tieout.localstack.intake;

import io.tieout.localstack.api.ApiRefusal;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.intake.Sheet.Row;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Accounts, products, teams and deals of another CRM. A won deal becomes an order, an invoice and its posting, each
/// dated by the day it was won, through the same events as everything else.
public final class CrmImport {

    private static final int BATCH = 200;
    private static final int ATTEMPTS = 5;
    private static final String PIPELINE = "imported";
    private static final List<String> STAGES = List.of("Prospecting", "Engaging");
    private static final List<String> ACCOUNT_ATTRIBUTES =
            List.of("sector", "year_established", "revenue", "employees", "office_location");

    private final Target target;
    private final Map<String, String> aliases;
    private final ImportReport report = new ImportReport();
    private String currency = "";

    /// @param accounts files of the other system
    public record Files(Path accounts, Path products, Path teams, Path pipeline) {}

    /// @param aliases what a name in the file stands for, for example `GTXPro` → `GTX Pro`
    public CrmImport(Target target, Map<String, String> aliases) {
        this.target = target;
        this.aliases = Map.copyOf(aliases);
    }

    public ImportReport run(Files files) {
        currency = target.baseCurrency();
        var products = products(files.products());
        var representatives = teams(files.teams());
        var customers = accounts(files.accounts());
        target.progress().say("Waiting until all services know the customers …");
        target.awaitArrival("The customers");
        addPipeline();
        deals(files.pipeline(), customers, products, representatives);
        target.progress().say("Waiting for orders, invoices and postings …");
        target.awaitArrival("The invoices");
        return report;
    }

    private Set<String> products(Path file) {
        var sheet = Sheet.read(file, List.of("product", "series", "sales_price"), List.of("product", "sales_price"));
        report.addErrors(file, sheet.errors());
        var known = new HashSet<String>();
        target.api()
                .list("/api/v1/products")
                .forEach(product -> known.add(product.path("productCode").asString("")));
        int before = known.size();
        var names = new HashSet<String>();
        int added = 0;
        for (var row : sheet.rows()) {
            try {
                var name = row.required("product");
                var product = Json.object().put("productCode", name).put("name", name);
                if (!row.text("series").isEmpty()) {
                    product.put("series", row.text("series"));
                }
                product.set("listPrice", money(row, "sales_price"));
                names.add(name);
                if (known.add(name)) {
                    target.api().post("/api/v1/products", product, Target.newKey());
                    added++;
                }
            } catch (RowRefused e) {
                report.addError(file, e.error());
            }
        }
        report.say(names.size() + " products" + unchanged(names.size() - added));
        target.progress().say(names.size() + " products (there were " + before + ")");
        return names;
    }

    private Map<String, UUID> teams(Path file) {
        var sheet = Sheet.read(
                file,
                List.of("sales_agent", "manager", "regional_office"),
                List.of("sales_agent", "manager", "regional_office"));
        report.addErrors(file, sheet.errors());
        var teams = byName("/api/v1/teams", "teamId");
        var people = byName("/api/v1/representatives", "representativeId");
        var found = new HashMap<String, UUID>();
        var regions = new HashSet<String>();
        var managers = new HashSet<String>();
        int added = 0;
        for (var row : sheet.rows()) {
            try {
                var name = row.required("sales_agent");
                var manager = row.required("manager");
                var region = row.required("regional_office");
                managers.add(manager);
                regions.add(region);
                var team = teams.computeIfAbsent(manager, key -> addTeam(key, region));
                if (!people.containsKey(name)) {
                    people.put(name, addRepresentative(name, team));
                    added++;
                }
                found.put(name, people.get(name));
            } catch (RowRefused e) {
                report.addError(file, e.error());
            }
        }
        report.say(found.size() + " sales representatives in " + managers.size() + " teams and " + regions.size()
                + " regions" + unchanged(found.size() - added));
        target.progress().say(found.size() + " sales representatives");
        return found;
    }

    private UUID addTeam(String manager, String region) {
        var body = Json.object().put("name", manager).put("region", region);
        return id(target.api().post("/api/v1/teams", body, Target.newKey()), "teamId");
    }

    private UUID addRepresentative(String name, UUID team) {
        var body = Json.object().put("name", name).put("teamId", team.toString());
        return id(target.api().post("/api/v1/representatives", body, Target.newKey()), "representativeId");
    }

    private Map<String, UUID> accounts(Path file) {
        var columns = new ArrayList<>(ACCOUNT_ATTRIBUTES);
        columns.addAll(List.of("account", "subsidiary_of"));
        var sheet = Sheet.read(file, columns, List.of("account"));
        report.addErrors(file, sheet.errors());
        var registered = new LinkedHashMap<String, UUID>();
        var waiting = new ArrayList<>(sheet.rows());
        int added = 0;
        int children = 0;
        var customers = new Customers(target.api());
        // Parents first, whatever the order in the file; what is left at the end has a parent that is not there.
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .filter(row ->
                            row.text("subsidiary_of").isEmpty() || registered.containsKey(row.text("subsidiary_of")))
                    .toList();
            if (ready.isEmpty()) {
                break;
            }
            waiting.removeAll(ready);
            for (var row : ready) {
                try {
                    var name = row.required("account");
                    if (registered.containsKey(name)) {
                        throw row.refused("account", "\"" + name + "\" stands in the file twice");
                    }
                    var customer = customers.register(customer(row, registered));
                    registered.put(name, customer.id());
                    added += customer.isNew() ? 1 : 0;
                    children += row.text("subsidiary_of").isEmpty() ? 0 : 1;
                } catch (RowRefused e) {
                    report.addError(file, e.error());
                } catch (ApiRefusal e) {
                    report.addError(file, new RowError(row.line(), "account", e.reason()));
                }
            }
        }
        waiting.forEach(row -> report.addError(
                file,
                new RowError(
                        row.line(),
                        "subsidiary_of",
                        "the parent \"" + row.text("subsidiary_of") + "\" is not in the file")));
        report.say(registered.size() + " customers, " + children + " of them with a parent company"
                + unchanged(registered.size() - added));
        target.progress().say(registered.size() + " customers");
        return registered;
    }

    private ObjectNode customer(Row row, Map<String, UUID> registered) {
        var name = row.required("account");
        var customer = Json.object().put("externalNumber", name).put("name", name);
        var parent = row.text("subsidiary_of");
        if (!parent.isEmpty()) {
            customer.put("parentId", String.valueOf(registered.get(parent)));
        }
        Customers.countryCode(row.text("office_location")).ifPresent(code -> customer.put("country", code));
        var attributes = Json.object();
        for (var column : ACCOUNT_ATTRIBUTES) {
            if (!row.text(column).isEmpty()) {
                attributes.put(column, row.text(column));
            }
        }
        customer.set("attributes", attributes);
        return customer;
    }

    private void addPipeline() {
        var known = target.api().list("/api/v1/pipelines").stream()
                .anyMatch(pipeline -> pipeline.path("pipelineCode").asString("").equals(PIPELINE));
        if (!known) {
            var stages = Json.array();
            STAGES.forEach(stages::add);
            var pipeline = Json.object().put("pipelineCode", PIPELINE).put("name", "Imported deals");
            pipeline.set("stages", stages);
            target.api().post("/api/v1/pipelines", pipeline, Target.newKey());
        }
    }

    private void deals(
            Path file, Map<String, UUID> customers, Set<String> products, Map<String, UUID> representatives) {
        var columns = List.of(
                "opportunity_id",
                "sales_agent",
                "product",
                "account",
                "deal_stage",
                "engage_date",
                "close_date",
                "close_value");
        var sheet = Sheet.read(file, columns, columns);
        report.addErrors(file, sheet.errors());
        var reader = new DealReader(customers, products, representatives);
        var items = new ArrayList<Deal>();
        for (var row : sheet.rows()) {
            try {
                items.add(reader.read(row));
            } catch (RowRefused e) {
                report.addError(file, e.error());
            }
        }
        var outcomes = send(file, items);
        reader.say(report);
        outcomes.say(report);
    }

    private Outcomes send(Path file, List<Deal> deals) {
        var outcomes = new Outcomes();
        for (int start = 0; start < deals.size(); start += BATCH) {
            var batch = deals.subList(start, Math.min(deals.size(), start + BATCH));
            for (int attempt = 1; !batch.isEmpty(); attempt++) {
                var items = Json.array();
                batch.forEach(deal -> items.add(deal.item()));
                var body = Json.object();
                body.set("items", items);
                var results = target.api()
                        .post("/api/v1/deal-batches", body, Target.newKey())
                        .path("results");
                batch = outcomes.take(batch, results, attempt < ATTEMPTS, report, file);
            }
            if ((start / BATCH) % 5 == 4) {
                target.progress().say(Math.min(deals.size(), start + BATCH) + " of " + deals.size() + " deals");
            }
        }
        return outcomes;
    }

    private ObjectNode money(Row row, String column) {
        return money(row, column, row.number(column));
    }

    private ObjectNode money(Row row, String column, BigDecimal value) {
        try {
            var money = Money.exact(value, Currency.getInstance(currency));
            return Json.money(money.toBigDecimal().toPlainString(), currency);
        } catch (InvalidMoney e) {
            throw row.refused(column, "\"" + value + "\" is no amount in " + currency);
        }
    }

    private Map<String, UUID> byName(String path, String id) {
        var found = new HashMap<String, UUID>();
        target.api().list(path).forEach(item -> found.put(item.path("name").asString(""), id(item, id)));
        return found;
    }

    private static UUID id(JsonNode node, String name) {
        return UUID.fromString(node.path(name).asString(""));
    }

    private static String unchanged(int count) {
        return count == 0 ? "" : " (" + count + " were there already)";
    }

    /// @param line in the file
    private record Deal(long line, ObjectNode item, boolean won) {}

    /// Understands a row of the pipeline.
    private final class DealReader {

        private final Map<String, UUID> customers;
        private final Set<String> products;
        private final Map<String, UUID> representatives;
        private final Map<String, Integer> mapped = new TreeMap<>();
        private final HashSet<String> numbers = new HashSet<>();
        private int withoutAccount;

        DealReader(Map<String, UUID> customers, Set<String> products, Map<String, UUID> representatives) {
            this.customers = customers;
            this.products = products;
            this.representatives = representatives;
        }

        Deal read(Row row) {
            var number = row.required("opportunity_id");
            if (!numbers.add(number)) {
                throw row.refused("opportunity_id", "\"" + number + "\" stands in the file twice");
            }
            var stage = row.required("deal_stage");
            var outcome =
                    switch (stage) {
                        case "Won" -> "WON";
                        case "Lost" -> "LOST";
                        case "Engaging", "Prospecting" -> "OPEN";
                        default -> throw row.refused("deal_stage", "\"" + stage + "\" is no stage known here");
                    };
            var item = Json.object()
                    .put("externalNumber", number)
                    .put("pipeline", PIPELINE)
                    .put("stage", outcome.equals("OPEN") ? stage : "Engaging")
                    .put("outcome", outcome)
                    .put("productCode", product(row))
                    .put("representativeId", lookUp(row, "sales_agent", representatives, "the teams"))
                    .put("confirmOrder", outcome.equals("WON"));
            if (!row.text("account").isEmpty()) {
                item.put("customerId", lookUp(row, "account", customers, "the accounts"));
            } else if (outcome.equals("OPEN")) {
                withoutAccount++;
            } else {
                throw row.refused("account", "is missing, and the deal is closed");
            }
            if (!row.text("engage_date").isEmpty()) {
                item.put("openedOn", date(row, "engage_date").toString());
            }
            if (!outcome.equals("OPEN")) {
                item.put("closedOn", date(row, "close_date").toString());
            }
            if (outcome.equals("WON")) {
                item.set("value", money(row, "close_value"));
            }
            return new Deal(row.line(), item, outcome.equals("WON"));
        }

        private String product(Row row) {
            var written = row.required("product");
            var name = aliases.getOrDefault(written, written);
            if (!products.contains(name)) {
                var similar = products.stream()
                        .filter(product -> squeezed(product).equals(squeezed(written)))
                        .findFirst();
                throw row.refused(
                        "product",
                        "\"" + written + "\" is not in the product list"
                                + similar.map(product -> "; if it means \"" + product + "\", say --alias \"" + written
                                                + "=" + product + "\"")
                                        .orElse(""));
            }
            if (!name.equals(written)) {
                mapped.merge("\"" + written + "\" taken as \"" + name + "\" (--alias)", 1, Integer::sum);
            }
            return name;
        }

        private static String squeezed(String name) {
            return name.replaceAll("\\W", "").toLowerCase(Locale.ROOT);
        }

        private static String lookUp(Row row, String column, Map<String, UUID> known, String where) {
            var name = row.required(column);
            var id = known.get(name);
            if (id == null) {
                throw row.refused(column, "\"" + name + "\" is not in " + where);
            }
            return id.toString();
        }

        private static LocalDate date(Row row, String column) {
            return row.date(column, DateTimeFormatter.ISO_LOCAL_DATE);
        }

        void say(ImportReport report) {
            mapped.forEach((what, count) -> report.say(count + " rows: product " + what));
            if (withoutAccount > 0) {
                report.say(withoutAccount + " open deals have no account and came in without a customer");
            }
        }
    }

    /// What became of the deals.
    private static final class Outcomes {

        private int won;
        private int lost;
        private int open;
        private int unchanged;
        private BigDecimal wonValue = BigDecimal.ZERO;

        /// @return what is to be tried again
        List<Deal> take(List<Deal> batch, JsonNode results, boolean again, ImportReport report, Path file) {
            if (results.size() != batch.size()) {
                throw new LaunchFailed(
                        "The answer to a batch of " + batch.size() + " deals has " + results.size() + " results.");
            }
            var repeat = new ArrayList<Deal>();
            for (int index = 0; index < batch.size(); index++) {
                var deal = batch.get(index);
                var result = results.get(index);
                var outcome = result.path("outcome").asString("");
                if (outcome.equals("REFUSED")) {
                    if (again && result.path("detail").asString("").contains("not known here yet")) {
                        repeat.add(deal);
                    } else {
                        report.addError(
                                file,
                                new RowError(
                                        deal.line(),
                                        column(result),
                                        result.path("detail")
                                                .asString(result.path("code").asString(""))));
                    }
                    continue;
                }
                unchanged += outcome.equals("UNCHANGED") ? 1 : 0;
                count(deal);
            }
            return repeat;
        }

        private static String column(JsonNode result) {
            return result.path("errors").path(0).path("pointer").asString("");
        }

        private void count(Deal deal) {
            switch (deal.item().path("outcome").asString("")) {
                case "WON" -> {
                    won++;
                    wonValue = wonValue.add(Books.amount(deal.item().path("value")));
                }
                case "LOST" -> lost++;
                default -> open++;
            }
        }

        void say(ImportReport report) {
            report.say(won + " deals won, worth " + wonValue.toPlainString() + "; " + lost + " lost; " + open + " open"
                    + CrmImport.unchanged(unchanged));
        }
    }
}
