package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.Training;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MatchingModelRepository {

    private static final String MODEL = """
            select m.model_id, m.number, m.feature_version, m.bias, m.weights, m.threshold, m.trained_examples, m.trained_from,
                   m.trained_to, m.measured, m.may_decide, m.trained_by, m.trained_at
            from matching_model m
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MatchingModelRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Whoever trains or switches waits for others who do so in the same company.
    void takeTurn(UUID companyId) {
        jdbc.sql("""
                        select 1 from (
                            select pg_advisory_xact_lock(hashtextextended('matching model ' || cast(:company as text), 0))
                        ) as turn
                        """).param("company", companyId).query(Integer.class).single();
    }

    int nextNumber(UUID companyId) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from matching_model where company_id = :company")
                .param("company", companyId)
                .query(Integer.class)
                .single();
    }

    void insert(UUID companyId, StoredModel model) {
        jdbc.sql("""
                        insert into matching_model (company_id, model_id, number, feature_version, bias, weights, threshold,
                            trained_examples, trained_from, trained_to, measured, may_decide, trained_by, trained_at)
                        values (:company, :model, :number, :features, :bias, cast(:weights as jsonb), :threshold, :examples,
                            :from, :to, cast(:measured as jsonb), :mayDecide, :user, :now)
                        """)
                .param("company", companyId)
                .param("model", model.modelId())
                .param("number", model.number())
                .param("features", model.featureVersion())
                .param("bias", model.bias().toPlainString())
                .param("weights", json.writeValueAsString(text(model.weights())))
                .param("threshold", model.threshold().toPlainString())
                .param("examples", model.trainedExamples())
                .param("from", model.trainedFrom().atOffset(ZoneOffset.UTC))
                .param("to", model.trainedTo().atOffset(ZoneOffset.UTC))
                .param("measured", json.writeValueAsString(model.measured()))
                .param("mayDecide", model.mayDecide())
                .param("user", model.trainedBy())
                .param("now", model.trainedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<StoredModel> find(UUID companyId, UUID modelId) {
        return jdbc.sql(MODEL + "where m.company_id = :company and m.model_id = :model")
                .param("company", companyId)
                .param("model", modelId)
                .query(this::model)
                .optional();
    }

    /// The newest first, from the one after `before` on.
    List<StoredModel> list(UUID companyId, @Nullable Integer before, int limit) {
        return jdbc.sql(MODEL + """
                        where m.company_id = :company and (cast(:before as integer) is null or m.number < :before)
                        order by m.number desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("before", before)
                .param("limit", limit)
                .query(this::model)
                .list();
    }

    /// What holds now: empty when nobody ever switched anything.
    Optional<ModelSwitch> lastSwitch(UUID companyId) {
        return jdbc.sql("""
                        select number, model_id, active, deciding, reason, switched_by, switched_at
                        from matching_model_switch
                        where company_id = :company
                        order by number desc
                        limit 1
                        """)
                .param("company", companyId)
                .query(MatchingModelRepository::modelSwitch)
                .optional();
    }

    /// The newest first.
    List<ModelSwitch> switches(UUID companyId, UUID modelId, int limit) {
        return jdbc.sql("""
                        select number, model_id, active, deciding, reason, switched_by, switched_at
                        from matching_model_switch
                        where company_id = :company and model_id = :model
                        order by number desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("model", modelId)
                .param("limit", limit)
                .query(MatchingModelRepository::modelSwitch)
                .list();
    }

    void insert(UUID companyId, ModelSwitch change) {
        jdbc.sql("""
                        insert into matching_model_switch (company_id, number, model_id, active, deciding, reason, switched_by,
                            switched_at)
                        values (:company, :number, :model, :active, :deciding, :reason, :user, :now)
                        """)
                .param("company", companyId)
                .param("number", change.number())
                .param("model", change.modelId())
                .param("active", change.active())
                .param("deciding", change.deciding())
                .param("reason", change.reason())
                .param("user", change.switchedBy())
                .param("now", change.switchedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private StoredModel model(ResultSet row, int number) throws SQLException {
        var weights = json.readValue(row.getString("weights"), new TypeReference<TreeMap<String, String>>() {});
        var decimals = new LinkedHashMap<String, BigDecimal>();
        weights.forEach((feature, weight) -> decimals.put(feature, new BigDecimal(weight)));
        return new StoredModel(
                row.getObject("model_id", UUID.class),
                row.getInt("number"),
                row.getString("feature_version"),
                new BigDecimal(row.getString("bias")),
                decimals,
                new BigDecimal(row.getString("threshold")),
                row.getInt("trained_examples"),
                row.getObject("trained_from", OffsetDateTime.class).toInstant(),
                row.getObject("trained_to", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("measured"), Training.Measured.class),
                row.getBoolean("may_decide"),
                row.getObject("trained_by", UUID.class),
                row.getObject("trained_at", OffsetDateTime.class).toInstant());
    }

    private static ModelSwitch modelSwitch(ResultSet row, int number) throws SQLException {
        return new ModelSwitch(
                row.getLong("number"),
                row.getObject("model_id", UUID.class),
                row.getBoolean("active"),
                row.getBoolean("deciding"),
                row.getString("reason"),
                row.getObject("switched_by", UUID.class),
                row.getObject("switched_at", OffsetDateTime.class).toInstant());
    }

    private static Map<String, String> text(Map<String, BigDecimal> weights) {
        var text = new TreeMap<String, String>();
        weights.forEach((feature, weight) -> text.put(feature, weight.toPlainString()));
        return text;
    }
}
