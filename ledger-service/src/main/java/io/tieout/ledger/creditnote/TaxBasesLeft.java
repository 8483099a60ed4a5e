package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.TaxRate;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.Map;

/// What was taxed on an invoice and not credited yet, as the books have it: by tax code and rate.
///
/// @param nets the net amounts that belong to the bases
record TaxBasesLeft(Map<Key, Money> nets, Map<Key, Money> bases) {

    record Key(String taxCode, BigDecimal percent) {

        Key {
            percent = percent.stripTrailingZeros();
        }

        static Key of(TaxRate rate) {
            return new Key(rate.code(), rate.percent());
        }
    }

    TaxBasesLeft {
        nets = Map.copyOf(nets);
        bases = Map.copyOf(bases);
    }

    /// @param base what the net amount would be taxed on by itself
    Money take(TaxRate rate, Money net, Money base) {
        var left = bases.get(Key.of(rate));
        if (left == null) {
            return base;
        }
        return net.equals(nets.get(Key.of(rate))) ? left : base.min(left);
    }
}
