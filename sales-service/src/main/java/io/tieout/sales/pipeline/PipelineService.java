package io.tieout.sales.pipeline;

import io.tieout.platform.problem.StaleVersion;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class PipelineService {

    private final PipelineRepository pipelines;
    private final Clock clock;

    PipelineService(PipelineRepository pipelines, Clock clock) {
        this.pipelines = pipelines;
        this.clock = clock;
    }

    Pipeline add(UUID companyId, Pipeline pipeline, UUID definedBy) {
        if (!pipelines.insert(companyId, pipeline, definedBy, clock.instant())) {
            throw new PipelineCodeTaken(pipeline.pipelineCode());
        }
        return pipeline;
    }

    /// Makes the next version. Deals that are there stay under theirs.
    Pipeline replace(UUID companyId, Pipeline pipeline, long expectedVersion, UUID definedBy) {
        var code = pipeline.pipelineCode();
        var current = pipelines.find(companyId, code, null).orElseThrow(() -> new PipelineNotFound(code));
        var next = pipeline.as(expectedVersion + 1);
        if (current.version() != expectedVersion || !pipelines.replace(companyId, next, definedBy, clock.instant())) {
            throw new StaleVersion(expectedVersion, current.version());
        }
        return next;
    }

    void prepare(UUID companyId) {
        pipelines.insert(companyId, Pipeline.standard(), null, clock.instant());
    }

    /// Under the rules of today.
    ///
    /// @throws PipelineUnknown when there is none of this code
    public Pipeline get(UUID companyId, String code) {
        return pipelines.find(companyId, code, null).orElseThrow(() -> new PipelineUnknown(code));
    }

    /// Under the rules of a version.
    public Pipeline get(UUID companyId, String code, long version) {
        return pipelines.find(companyId, code, version).orElseThrow(() -> new PipelineUnknown(code));
    }

    /// The pipeline for deals that name none: by type and team, then by type, then by team, then the standard one.
    public Pipeline choose(UUID companyId, @Nullable String dealType, @Nullable UUID teamId) {
        var code = pipelines.choose(companyId, dealType, teamId).orElse(Pipeline.STANDARD);
        return get(companyId, code);
    }
}
