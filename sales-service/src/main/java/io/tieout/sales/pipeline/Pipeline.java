package io.tieout.sales.pipeline;

import java.util.List;

/// Stages in the order in which deals go through them.
public record Pipeline(String pipelineCode, String name, List<String> stages) {

    public static final String STANDARD = "standard";

    public Pipeline {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.stream().distinct().count() < stages.size()) {
            throw new InvalidPipeline(pipelineCode);
        }
    }

    static Pipeline standard() {
        return new Pipeline(STANDARD, "Standard", List.of("PROSPECTING", "ENGAGING", "NEGOTIATING"));
    }

    public String firstStage() {
        return stages.getFirst();
    }

    public boolean has(String stage) {
        return stages.contains(stage);
    }
}
