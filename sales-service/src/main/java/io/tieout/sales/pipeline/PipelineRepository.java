package io.tieout.sales.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PipelineRepository {

    private static final int MAX_PIPELINES = 200;

    private final JdbcClient jdbc;

    PipelineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns false when the code is in use.
    boolean insert(UUID companyId, Pipeline pipeline) {
        return jdbc.sql("""
                                insert into pipeline (company_id, pipeline_code, name, stages)
                                values (:company, :code, :name, :stages)
                                on conflict (company_id, pipeline_code) do nothing
                                """)
                        .param("company", companyId)
                        .param("code", pipeline.pipelineCode())
                        .param("name", pipeline.name())
                        .param("stages", pipeline.stages().toArray(String[]::new))
                        .update()
                == 1;
    }

    Optional<Pipeline> find(UUID companyId, String code) {
        return jdbc.sql("""
                        select pipeline_code, name, stages from pipeline
                         where company_id = :company and pipeline_code = :code
                        """)
                .param("company", companyId)
                .param("code", code)
                .query(PipelineRepository::map)
                .optional();
    }

    List<Pipeline> all(UUID companyId) {
        return jdbc.sql("""
                        select pipeline_code, name, stages from pipeline
                         where company_id = :company
                         order by pipeline_code
                         limit :limit
                        """)
                .param("company", companyId)
                .param("limit", MAX_PIPELINES)
                .query(PipelineRepository::map)
                .list();
    }

    private static Pipeline map(ResultSet row, int index) throws SQLException {
        return new Pipeline(row.getString("pipeline_code"), row.getString("name"), List.of((String[])
                row.getArray("stages").getArray()));
    }
}
