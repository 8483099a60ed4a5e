package io.tieout.broken.transaction;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class InvoiceService {

    @Transactional
    void issue() {}
}
