package io.tieout.sales.pipeline;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class PipelineService {

    private final PipelineRepository pipelines;

    PipelineService(PipelineRepository pipelines) {
        this.pipelines = pipelines;
    }

    Pipeline add(UUID companyId, Pipeline pipeline) {
        if (!pipelines.insert(companyId, pipeline)) {
            throw new PipelineCodeTaken(pipeline.pipelineCode());
        }
        return pipeline;
    }

    void prepare(UUID companyId) {
        pipelines.insert(companyId, Pipeline.standard());
    }

    public Pipeline get(UUID companyId, String code) {
        return pipelines.find(companyId, code).orElseThrow(() -> new PipelineUnknown(code));
    }

    List<Pipeline> all(UUID companyId) {
        return pipelines.all(companyId);
    }
}
