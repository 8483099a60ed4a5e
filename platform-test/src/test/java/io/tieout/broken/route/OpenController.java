package io.tieout.broken.route;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OpenController {

    @GetMapping("/api/v1/open")
    String open() {
        return "to everybody";
    }
}
