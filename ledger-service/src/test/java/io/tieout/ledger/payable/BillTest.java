package io.tieout.ledger.payable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillTest {

    private static final UUID CREATOR = Ids.next();

    @ParameterizedTest
    @CsvSource({"RE-2026/001, re 2026 001", "4711, 47-11", "Ü 1, ü1", "发票 12, 发票12"})
    void readsASuppliersNumberAlikeHoweverItIsWritten(String one, String other) {
        assertThat(new SupplierNumber(one).key()).isEqualTo(new SupplierNumber(other).key());
    }

    @ParameterizedTest
    @CsvSource({"RE-1, RE-11", "0042, 42", "A1, B1"})
    void tellsNumbersApart(String one, String other) {
        assertThat(new SupplierNumber(one).key()).isNotEqualTo(new SupplierNumber(other).key());
    }

    @Test
    void isPaidInPartsAndOwedAgainWhenThatIsTakenBack() {
        var part = bill(BillApproval.NOT_NEEDED).allocate(eur("40.00"));
        var paid = part.allocate(eur("60.00"));

        assertThat(part.status()).isEqualTo(BillStatus.PART_PAID);
        assertThat(paid.status()).isEqualTo(BillStatus.PAID);
        assertThat(paid.version()).isEqualTo(3);
        assertThat(paid.allocate(eur("-100.00")).status()).isEqualTo(BillStatus.OPEN);
    }

    @Test
    void refusesMoreThanIsOpenAndMoreThanWasPaid() {
        var bill = bill(BillApproval.NOT_NEEDED);

        assertThatThrownBy(() -> bill.allocate(eur("100.01"))).isInstanceOf(ExceedsOpenBill.class);
        assertThatThrownBy(() -> bill.allocate(eur("-0.01"))).isInstanceOf(ExceedsOpenBill.class);
        assertThatThrownBy(() -> bill.allocate(Money.parse("1.00", "USD"))).isInstanceOf(BillNotPayable.class);
    }

    @Test
    void isNotPaidBeforeAnotherPersonApprovesIt() {
        var bill = bill(BillApproval.WAITING);

        assertThatThrownBy(() -> bill.allocate(eur("1.00"))).isInstanceOf(BillNotPayable.class);
        assertThatThrownBy(() -> bill.approved(CREATOR)).isInstanceOf(BillNeedsFourEyes.class);
        var approved = bill.approved(Ids.next());
        assertThat(approved.allocate(eur("1.00")).status()).isEqualTo(BillStatus.PART_PAID);
        assertThatThrownBy(() -> approved.approved(Ids.next())).isInstanceOf(BillDecided.class);
    }

    @Test
    void isTakenBackOnlyWhileNothingSettlesIt() {
        var bill = bill(BillApproval.NOT_NEEDED);
        var gone = bill.takenBack();

        assertThat(gone.status()).isEqualTo(BillStatus.VOID);
        assertThat(gone.open()).isEqualTo(eur("0.00"));
        assertThatThrownBy(gone::takenBack).isInstanceOf(BillNotVoidable.class);
        assertThatThrownBy(() -> gone.allocate(eur("1.00"))).isInstanceOf(BillNotPayable.class);
        assertThatThrownBy(() -> bill.allocate(eur("1.00")).takenBack()).isInstanceOf(BillNotVoidable.class);
    }

    @Test
    void needsASecondPersonAboveTheLimit() {
        var policy = new BillPolicy(eur("100.00"), 1);

        assertThat(policy.approvalOf(BillKind.BILL, eur("100.00"))).isEqualTo(BillApproval.NOT_NEEDED);
        assertThat(policy.approvalOf(BillKind.BILL, eur("100.01"))).isEqualTo(BillApproval.WAITING);
        assertThat(policy.approvalOf(BillKind.CREDIT_NOTE, eur("100.01"))).isEqualTo(BillApproval.NOT_NEEDED);
        assertThatThrownBy(() -> new BillPolicy(eur("-0.01"), 1)).isInstanceOf(BillRefused.class);
    }

    private static Bill bill(BillApproval approval) {
        var day = LocalDate.of(2026, 3, 1);
        return new Bill(
                Ids.next(),
                BillId.next(),
                BillKind.BILL,
                "BILL-2026-000001",
                Ids.next(),
                new SupplierNumber("RE-1"),
                null,
                day,
                day,
                day.plusDays(30),
                eur("100.00"),
                eur("0.00"),
                eur("0.00"),
                eur("0.00"),
                eur("100.00"),
                eur("100.00"),
                false,
                approval,
                CREATOR,
                EntryId.next(),
                1);
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
