package io.tieout.customer.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchPiecesTest {

    @Test
    void asksForAllPiecesOfAnyOfTheTexts() {
        assertThat(SearchPieces.of(List.of("Brück", "bruck")))
                .hasValue("('Brü' & 'rüc' & 'ück') | ('bru' & 'ruc' & 'uck')");
    }

    @Test
    void asksForTheBeginningOfAPieceWhereTheTextIsShorter() {
        assertThat(SearchPieces.of(List.of("上海", "sh"))).hasValue("'上海':* | 'sh':*");
    }

    @Test
    void quotesWhatMeansSomethingInAQuestion() {
        assertThat(SearchPieces.of(List.of("a'\\"))).hasValue("('a''\\\\')");
    }

    @Test
    void countsACharacterOfTwoUnitsAsOne() {
        assertThat(SearchPieces.of(List.of("𠮷野家"))).hasValue("('𠮷野家')");
    }

    @Test
    void asksNothingForALetterThatNearlyEverybodyHas() {
        assertThat(SearchPieces.of(List.of("e"))).isEmpty();
    }
}
