package io.tieout.broken.injection;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

@Service
class InvoiceService {

    @Autowired
    private Clock clock;

    Clock clock() {
        return clock;
    }
}
