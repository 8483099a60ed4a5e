package io.tieout.broken.transaction;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional
class InvoiceRepository {}
