package io.tieout.broken.domain;

import org.springframework.util.StringUtils;

record Invoice(String number) {

    Invoice {
        if (!StringUtils.hasText(number)) {
            throw new IllegalArgumentException("number");
        }
    }
}
