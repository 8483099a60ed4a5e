package io.tieout.sales.pricelist;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PriceListRepository {

    private static final String COLUMNS =
            "price_list_id, name, customer_id, price_group, currency, valid_from, valid_until, version";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    PriceListRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// Until the transaction ends, nobody else of the company defines prices: two lists that tie must see each other.
    void lockDefinitions(UUID companyId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('price-list ' || :company::text, 0))")
                .param("company", companyId)
                .query((row, index) -> true)
                .single();
    }

    /// Returns false when the name is in use.
    boolean insert(UUID companyId, PriceList list) {
        int inserted = jdbc.sql("""
                        insert into price_list (company_id, price_list_id, name, customer_id, price_group, currency,
                            valid_from, valid_until, version)
                        values (:company, :id, :name, :customer, :group, :currency, :from, :until, :version)
                        on conflict (company_id, name) do nothing
                        """).params(parameters(companyId, list)).update();
        if (inserted == 1) {
            insertRules(companyId, list);
        }
        return inserted == 1;
    }

    /// Returns false when it was changed meanwhile.
    boolean endOn(UUID companyId, PriceList list) {
        return jdbc.sql("""
                                update price_list set valid_until = :until, version = :version
                                 where company_id = :company and price_list_id = :id and version = :version - 1
                                """).params(parameters(companyId, list)).update() == 1;
    }

    private void insertRules(UUID companyId, PriceList list) {
        var rows = IntStream.range(0, list.rules().size())
                .mapToObj(index -> {
                    var rule = list.rules().get(index);
                    return new MapSqlParameterSource()
                            .addValue("company", companyId)
                            .addValue("list", list.priceListId())
                            .addValue("no", index + 1)
                            .addValue("product", rule.productCode())
                            .addValue("min", rule.minQuantity())
                            .addValue("fixed", rule.fixedPrice())
                            .addValue("percent", rule.percentOff());
                })
                .toArray(MapSqlParameterSource[]::new);
        batches.batchUpdate("""
                insert into price_rule (company_id, price_list_id, rule_no, product_code, min_quantity, fixed_price,
                    percent_off)
                values (:company, :list, :no, :product, :min, :fixed, :percent)
                """, rows);
    }

    record Tie(UUID priceListId, String name, @Nullable String productCode) {}

    /// Another list for the same buyers in the same currency that has a common day and a rule for the same.
    Optional<Tie> findTie(UUID companyId, PriceList list) {
        return jdbc.sql("""
                        select o.price_list_id, o.name, r.product_code
                          from price_list o
                          join price_rule r on r.company_id = o.company_id and r.price_list_id = o.price_list_id
                          join price_rule n on n.company_id = o.company_id and n.price_list_id = :id
                               and n.product_code is not distinct from r.product_code
                               and n.min_quantity = r.min_quantity
                         where o.company_id = :company and o.price_list_id <> :id
                           and o.customer_id is not distinct from :customer::uuid
                           and o.price_group is not distinct from :group::text
                           and o.currency = :currency
                           and o.valid_from <= :until and o.valid_until >= :from
                         order by o.price_list_id, r.rule_no
                         limit 1
                        """)
                .params(parameters(companyId, list))
                .query(RecordRowMapper.of(Tie.class))
                .optional();
    }

    private static Map<String, @Nullable Object> parameters(UUID companyId, PriceList list) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", companyId);
        parameters.put("id", list.priceListId());
        parameters.put("name", list.name());
        parameters.put("customer", list.customerId());
        parameters.put("group", list.priceGroup());
        parameters.put("currency", list.currency().getCurrencyCode());
        parameters.put("from", list.validFrom());
        parameters.put("until", list.validUntil());
        parameters.put("version", list.version());
        return parameters;
    }

    void putGroup(UUID companyId, UUID customerId, @Nullable String priceGroup) {
        var sql = priceGroup == null
                ? "delete from price_group_member where company_id = :company and customer_id = :customer"
                : """
                  insert into price_group_member (company_id, customer_id, price_group)
                  values (:company, :customer, :group)
                  on conflict (company_id, customer_id) do update set price_group = excluded.price_group
                  """;
        jdbc.sql(sql)
                .param("company", companyId)
                .param("customer", customerId)
                .param("group", priceGroup)
                .update();
    }

    Optional<String> findGroup(UUID companyId, UUID customerId) {
        return jdbc.sql(
                        "select price_group from price_group_member where company_id = :company and customer_id = :customer")
                .param("company", companyId)
                .param("customer", customerId)
                .query(String.class)
                .optional();
    }

    PriceList get(UUID companyId, UUID id) {
        var lists = jdbc.sql(
                        "select " + COLUMNS + " from price_list where company_id = :company and price_list_id = :id")
                .param("company", companyId)
                .param("id", id)
                .query(RecordRowMapper.of(Head.class))
                .list();
        return withRules(companyId, lists, null).stream().findFirst().orElseThrow(() -> new PriceListNotFound(id));
    }

    /// Oldest first.
    Page<PriceList> list(UUID companyId, @Nullable UUID customerId, PageRequest page) {
        var rows = jdbc.sql("select " + COLUMNS + """
                          from price_list
                         where company_id = :company
                           and (:customer::uuid is null or customer_id = :customer)
                           and (:first or price_list_id > :after::uuid)
                         order by price_list_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(Head.class))
                .list();
        return Page.of(
                withRules(companyId, rows, null),
                page,
                list -> List.of(list.priceListId().toString()));
    }

    /// The lists that concern a buyer, with their rules for these products and for every product.
    List<PriceList> forBuyer(UUID companyId, @Nullable UUID customerId, Collection<String> productCodes) {
        var lists = jdbc.sql("select " + COLUMNS + """
                          from price_list l
                         where company_id = :company
                           and (customer_id = :customer::uuid
                            or (customer_id is null and price_group is null)
                            or price_group = (select m.price_group from price_group_member m
                                               where m.company_id = :company and m.customer_id = :customer::uuid))
                           and exists (select 1 from price_rule r
                                        where r.company_id = l.company_id and r.price_list_id = l.price_list_id
                                          and (r.product_code is null or r.product_code = any(:products)))
                         order by price_list_id
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("products", productCodes.toArray(String[]::new))
                .query(RecordRowMapper.of(Head.class))
                .list();
        return withRules(companyId, lists, productCodes);
    }

    private List<PriceList> withRules(UUID companyId, List<Head> heads, @Nullable Collection<String> productCodes) {
        if (heads.isEmpty()) {
            return List.of();
        }
        var rules = new HashMap<UUID, List<PriceRule>>();
        jdbc.sql("""
                        select price_list_id, product_code, min_quantity, fixed_price, percent_off
                          from price_rule
                         where company_id = :company and price_list_id = any(:lists)
                           and (:products::text[] is null or product_code is null or product_code = any(:products))
                         order by price_list_id, rule_no
                        """)
                .param("company", companyId)
                .param("lists", heads.stream().map(Head::priceListId).toArray(UUID[]::new))
                .param("products", productCodes == null ? null : productCodes.toArray(String[]::new))
                .query(row -> {
                    rules.computeIfAbsent(row.getObject("price_list_id", UUID.class), list -> new ArrayList<>())
                            .add(new PriceRule(
                                    row.getString("product_code"),
                                    row.getBigDecimal("min_quantity"),
                                    row.getBigDecimal("fixed_price"),
                                    row.getBigDecimal("percent_off")));
                });
        return heads.stream()
                .map(head -> head.with(rules.getOrDefault(head.priceListId(), List.of())))
                .toList();
    }

    record Head(
            UUID priceListId,
            String name,
            @Nullable UUID customerId,
            @Nullable String priceGroup,
            Currency currency,
            LocalDate validFrom,
            LocalDate validUntil,
            long version) {

        PriceList with(List<PriceRule> rules) {
            return new PriceList(
                    priceListId, name, customerId, priceGroup, currency, validFrom, validUntil, rules, version);
        }
    }
}
