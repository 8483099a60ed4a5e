package io.tieout.ledger.withholding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

record CertifyRequest(
        @NotBlank @Size(max = 60) String certificateNumber,
        @NotNull LocalDate certificateDate) {

    Withholding.Certificate certificate() {
        return new Withholding.Certificate(certificateNumber, certificateDate);
    }
}
