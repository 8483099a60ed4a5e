package io.tieout.sales.pipeline;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PipelineRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    PipelineRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// Returns false when the code is in use.
    ///
    /// @param definedBy nobody: it came with the company
    boolean insert(UUID companyId, Pipeline pipeline, @Nullable UUID definedBy, Instant at) {
        boolean inserted = jdbc.sql("""
                                insert into pipeline (company_id, pipeline_code, name, stages, deal_type, team_id, version)
                                values (:company, :code, :name, :stages, :type, :team, :version)
                                on conflict (company_id, pipeline_code) do nothing
                                """).params(parameters(companyId, pipeline)).update() == 1;
        if (inserted) {
            insertVersion(companyId, pipeline, definedBy, at);
        }
        return inserted;
    }

    /// Returns false when it was changed meanwhile.
    boolean replace(UUID companyId, Pipeline pipeline, UUID definedBy, Instant at) {
        boolean updated = jdbc.sql("""
                                update pipeline
                                   set name = :name, stages = :stages, deal_type = :type, team_id = :team, version = :version
                                 where company_id = :company and pipeline_code = :code and version = :version - 1
                                """).params(parameters(companyId, pipeline)).update() == 1;
        if (updated) {
            insertVersion(companyId, pipeline, definedBy, at);
        }
        return updated;
    }

    private static Map<String, @Nullable Object> parameters(UUID companyId, Pipeline pipeline) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", companyId);
        parameters.put("code", pipeline.pipelineCode());
        parameters.put("name", pipeline.name());
        parameters.put("stages", pipeline.stages().toArray(String[]::new));
        parameters.put("type", pipeline.dealType());
        parameters.put("team", pipeline.teamId());
        parameters.put("version", pipeline.version());
        return parameters;
    }

    private void insertVersion(UUID companyId, Pipeline pipeline, @Nullable UUID definedBy, Instant at) {
        jdbc.sql("""
                        insert into pipeline_version (company_id, pipeline_code, version, defined_by, defined_at)
                        values (:company, :code, :version, :by, :at)
                        """)
                .param("company", companyId)
                .param("code", pipeline.pipelineCode())
                .param("version", pipeline.version())
                .param("by", definedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        batches.batchUpdate(
                """
                insert into pipeline_stage (company_id, pipeline_code, version, stage, stage_no, kind, probability_percent,
                    required_fields, allowed_next, stale_after_days, task_titles, task_due_days)
                values (:company, :code, :version, :stage, :no, :kind, :probability, :required, :next, :stale, :titles,
                    :due)
                """,
                IntStream.range(0, pipeline.stageRules().size())
                        .mapToObj(index -> stage(companyId, pipeline, index))
                        .toArray(MapSqlParameterSource[]::new));
        batches.batchUpdate(
                """
                insert into pipeline_auto_move (company_id, pipeline_code, version, rule_no, fact, from_stage, to_stage)
                values (:company, :code, :version, :no, :fact, :from, :to)
                """,
                IntStream.range(0, pipeline.autoMoves().size())
                        .mapToObj(index -> autoMove(companyId, pipeline, index))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource stage(UUID companyId, Pipeline pipeline, int index) {
        var rule = pipeline.stageRules().get(index);
        var next = rule.allowedNext();
        return new MapSqlParameterSource()
                .addValue("company", companyId)
                .addValue("code", pipeline.pipelineCode())
                .addValue("version", pipeline.version())
                .addValue("stage", rule.stage())
                .addValue("no", index + 1)
                .addValue("kind", rule.kind().name())
                .addValue("probability", rule.probabilityPercent())
                .addValue(
                        "required",
                        rule.requiredFields().stream().map(DealField::name).toArray(String[]::new))
                .addValue("next", next == null ? null : next.toArray(String[]::new))
                .addValue("stale", rule.staleAfterDays())
                .addValue(
                        "titles",
                        rule.tasks().stream().map(PipelineStage.Task::title).toArray(String[]::new))
                .addValue(
                        "due",
                        rule.tasks().stream().map(PipelineStage.Task::dueInDays).toArray(Integer[]::new));
    }

    private static MapSqlParameterSource autoMove(UUID companyId, Pipeline pipeline, int index) {
        var move = pipeline.autoMoves().get(index);
        return new MapSqlParameterSource()
                .addValue("company", companyId)
                .addValue("code", pipeline.pipelineCode())
                .addValue("version", pipeline.version())
                .addValue("no", index + 1)
                .addValue("fact", move.fact().name())
                .addValue("from", move.from())
                .addValue("to", move.to());
    }

    /// @param version the newest where null
    Optional<Pipeline> find(UUID companyId, String code, @Nullable Long version) {
        return jdbc.sql("""
                        select p.pipeline_code, p.name, p.deal_type, p.team_id, v.version
                          from pipeline p
                          join pipeline_version v on v.company_id = p.company_id and v.pipeline_code = p.pipeline_code
                         where p.company_id = :company and p.pipeline_code = :code
                           and v.version = coalesce(:version::bigint, p.version)
                        """)
                .param("company", companyId)
                .param("code", code)
                .param("version", version)
                .query(RecordRowMapper.of(Head.class))
                .optional()
                .map(head -> withRules(companyId, List.of(head)).getFirst());
    }

    /// The code of the pipeline that is for such deals: by type and team, then type, then team.
    Optional<String> choose(UUID companyId, @Nullable String dealType, @Nullable UUID teamId) {
        return jdbc.sql("""
                        select pipeline_code from pipeline
                         where company_id = :company
                           and (deal_type is not null or team_id is not null)
                           and (deal_type is null or deal_type = :type::text)
                           and (team_id is null or team_id = :team::uuid)
                         order by deal_type is null, team_id is null
                         limit 1
                        """)
                .param("company", companyId)
                .param("type", dealType)
                .param("team", teamId)
                .query(String.class)
                .optional();
    }

    /// By code, each in its newest version.
    Page<Pipeline> list(UUID companyId, PageRequest page) {
        var heads = jdbc.sql("""
                        select pipeline_code, name, deal_type, team_id, version
                          from pipeline
                         where company_id = :company
                           and (:first or pipeline_code > :after)
                         order by pipeline_code
                         limit :limit
                        """)
                .param("company", companyId)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(Head.class))
                .list();
        return Page.of(withRules(companyId, heads), page, pipeline -> List.of(pipeline.pipelineCode()));
    }

    private List<Pipeline> withRules(UUID companyId, List<Head> heads) {
        var codes = heads.stream().map(Head::pipelineCode).toArray(String[]::new);
        var versions = heads.stream().map(Head::version).toArray(Long[]::new);
        var stages = new HashMap<String, List<PipelineStage>>();
        jdbc.sql("""
                        select s.pipeline_code, s.stage, s.kind, s.probability_percent, s.required_fields, s.allowed_next,
                               s.stale_after_days, s.task_titles, s.task_due_days
                          from unnest(:codes::text[], :versions::bigint[]) as w(code, version)
                          join pipeline_stage s on s.company_id = :company and s.pipeline_code = w.code
                               and s.version = w.version
                         order by s.pipeline_code, s.stage_no
                        """)
                .param("company", companyId)
                .param("codes", codes)
                .param("versions", versions)
                .query((ResultSet row) -> {
                    stages.computeIfAbsent(row.getString("pipeline_code"), code -> new ArrayList<>())
                            .add(stage(row));
                });
        var moves = new HashMap<String, List<AutoMove>>();
        jdbc.sql("""
                        select m.pipeline_code, m.fact, m.from_stage, m.to_stage
                          from unnest(:codes::text[], :versions::bigint[]) as w(code, version)
                          join pipeline_auto_move m on m.company_id = :company and m.pipeline_code = w.code
                               and m.version = w.version
                         order by m.pipeline_code, m.rule_no
                        """)
                .param("company", companyId)
                .param("codes", codes)
                .param("versions", versions)
                .query((ResultSet row) -> {
                    moves.computeIfAbsent(row.getString("pipeline_code"), code -> new ArrayList<>())
                            .add(new AutoMove(
                                    DealFact.valueOf(row.getString("fact")),
                                    row.getString("from_stage"),
                                    row.getString("to_stage")));
                });
        return heads.stream()
                .map(head -> new Pipeline(
                        head.pipelineCode(),
                        head.name(),
                        head.dealType(),
                        head.teamId(),
                        stages.getOrDefault(head.pipelineCode(), List.of()),
                        moves.getOrDefault(head.pipelineCode(), List.of()),
                        head.version()))
                .toList();
    }

    private static PipelineStage stage(ResultSet row) throws SQLException {
        var titles = (String[]) row.getArray("task_titles").getArray();
        var due = (Integer[]) row.getArray("task_due_days").getArray();
        var next = row.getArray("allowed_next");
        return new PipelineStage(
                row.getString("stage"),
                StageKind.valueOf(row.getString("kind")),
                row.getInt("probability_percent"),
                Stream.of((String[]) row.getArray("required_fields").getArray())
                        .map(DealField::valueOf)
                        .toList(),
                next == null ? null : List.of((String[]) next.getArray()),
                IntStream.range(0, titles.length)
                        .mapToObj(index -> new PipelineStage.Task(titles[index], due[index]))
                        .toList(),
                row.getObject("stale_after_days", Integer.class));
    }

    record Head(
            String pipelineCode,
            String name,
            @Nullable String dealType,
            @Nullable UUID teamId,
            long version) {}
}
