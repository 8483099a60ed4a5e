package io.tieout.sales;

import io.tieout.platform.problem.ConstraintRefusals;
import io.tieout.platform.web.MergePatch;
import io.tieout.sales.order.DealUnknown;
import io.tieout.sales.pipeline.PipelineChoiceTaken;
import jakarta.validation.Validator;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

@SpringBootApplication
@EnableScheduling
public class SalesServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(SalesServiceApplication.class, args);
    }

    @Bean
    MergePatch mergePatch(JsonMapper json, Validator validator) {
        return new MergePatch(json, validator);
    }

    @Bean
    ConstraintRefusals constraintRefusals() {
        return ConstraintRefusals.of(Map.of(
                "sales_order_company_id_deal_id_fkey", DealUnknown::new,
                "pipeline_choice_key", PipelineChoiceTaken::new));
    }
}
