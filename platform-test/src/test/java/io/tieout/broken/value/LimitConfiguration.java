package io.tieout.broken.value;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;

@Configuration
class LimitConfiguration {

    LimitConfiguration(@Value("${limit}") int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit");
        }
    }
}
