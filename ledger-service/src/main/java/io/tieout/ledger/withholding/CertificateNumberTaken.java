package io.tieout.ledger.withholding;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class CertificateNumberTaken extends Conflict {

    CertificateNumberTaken(String number) {
        super(
                "certificate-number-taken",
                "The certificate proves another withholding",
                "Certificate " + number + " of this customer is known already",
                new FieldProblem("/certificateNumber", "is known already"));
    }
}
