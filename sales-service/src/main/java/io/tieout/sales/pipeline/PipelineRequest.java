package io.tieout.sales.pipeline;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

record PipelineRequest(
        @NotBlank @Size(max = 60) String pipelineCode,
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = 30) List<@NotBlank @Size(max = 60) String> stages) {}
