package io.tieout.ledger.payable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

    @Test
    void allowsADiscountForJustWhatIsKeptBackInTime() {
        var paid = bill(BillApproval.NOT_NEEDED).allocate(eur("97.50"));

        assertThat(paid.isPaidEarly(LocalDate.of(2026, 3, 11))).isTrue();
        assertThat(paid.isPaidEarly(LocalDate.of(2026, 3, 12))).isFalse();
        assertThat(paid.discount(eur("0.00"), eur("0.01"))).contains(eur("2.50"));
        assertThat(bill(BillApproval.NOT_NEEDED).allocate(eur("97.49")).discount(eur("0.00"), eur("0.01")))
                .isEmpty();
        assertThat(bill(BillApproval.NOT_NEEDED).discount(eur("0.00"), eur("0.01")))
                .isEmpty();
        assertThat(bill(BillApproval.NOT_NEEDED).allocate(eur("100.00")).isPaidEarly(LocalDate.of(2026, 3, 2)))
                .isFalse();
        assertThatThrownBy(() -> new EarlyDiscount(new BigDecimal("100"), 1)).isInstanceOf(BillRefused.class);
        assertThatThrownBy(() -> new EarlyDiscount(BigDecimal.ZERO, 1)).isInstanceOf(BillRefused.class);
    }

    @Test
    void allowsADiscountOnWhatIsNotCredited() {
        var paid = bill(BillApproval.NOT_NEEDED).allocate(eur("98.00"));

        assertThat(paid.discount(eur("20.00"), eur("0.01"))).contains(eur("2.00"));
        assertThat(paid.discount(eur("0.00"), eur("0.01"))).isEmpty();
    }

    @Test
    void takesAsRoundingWhatIsLessThanTheCompanysStep() {
        var paid = bill(BillApproval.NOT_NEEDED).allocate(eur("97.00"));

        assertThat(paid.discount(eur("0.00"), eur("1.00"))).contains(eur("3.00"));
        assertThat(paid.discount(eur("0.00"), eur("0.50"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100.00, 19.00, 2.38", "33.33, 6.33, 0.01", "0.02, 0.01, 0.02", "10.00, 0.01, 9.99"})
    void takesADiscountOffCostsAndTaxToTheCent(String net, String tax, String discount) {
        var posted = List.of(
                LineDraft.debit(new AccountCode("5400"), eur(net)).with(TaxedLine.BASE, "1.00"),
                LineDraft.debit(new AccountCode("1350"), eur(tax)),
                LineDraft.credit(new AccountCode("2120"), eur(net).plus(eur(tax))));

        var lines = EarlyDiscount.shares(posted, eur(discount));

        assertThat(Money.sum(lines.stream().map(LineDraft::amount).toList(), eur(net).currency()))
                .isEqualTo(eur(discount));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.side()).isEqualTo(Side.CREDIT);
            assertThat(line.account().value()).isIn("5400", "1350");
        });
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
                new EarlyDiscount(new BigDecimal("2.5"), 10),
                1);
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
