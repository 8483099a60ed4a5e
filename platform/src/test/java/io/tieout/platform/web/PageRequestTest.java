package io.tieout.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.platform.problem.BadRequest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class PageRequestTest {

    @Test
    void walksThroughListPageByPage() {
        var first = PageRequest.of(2, null, "open", "by name");
        var page = Page.of(rows(1, 3), first, PageRequestTest::key);

        assertThat(page.items()).containsExactly(1, 2);
        var second = PageRequest.of(2, page.next(), "open", "by name");
        assertThat(second.after()).containsExactly("name 2", "2");
        assertThat(second.isFirst()).isFalse();
        assertThat(Page.of(rows(3, 4), second, PageRequestTest::key).next()).isNull();
    }

    @Test
    void keepsAnyCharacterOfTheSortKey() {
        var page = Page.of(List.of("ä/+=|,\"\n", "last"), PageRequest.of(1, null), row -> List.of(row, ""));

        assertThat(PageRequest.of(1, page.next()).after()).containsExactly("ä/+=|,\"\n", "");
    }

    @Test
    void refusesCursorOfAnotherList() {
        var next = Page.of(rows(1, 3), PageRequest.of(2, null, "open"), PageRequestTest::key)
                .next();

        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> PageRequest.of(2, next, "closed"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("invalid-cursor"));
    }

    @Test
    void refusesCursorOfAnotherPath() {
        var next = atPath("/api/v1/orders", () -> Page.of(rows(1, 3), PageRequest.of(2, null), PageRequestTest::key))
                .next();

        assertThat(atPath("/api/v1/orders", () -> PageRequest.of(2, next)).after())
                .containsExactly("name 2", "2");
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> atPath("/api/v1/deals", () -> PageRequest.of(2, next)));
    }

    @Test
    void refusesCursorWhoseKeyWasChanged() {
        var next = requireNonNull(Page.of(rows(1, 3), PageRequest.of(2, null), PageRequestTest::key)
                .next());
        var changed = new String(Base64.getUrlDecoder().decode(next), UTF_8).replace("name 2", "nameless");

        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> PageRequest.of(2, Base64.getUrlEncoder().encodeToString(changed.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "AAAA", "bm90IGEgY3Vyc29y"})
    void refusesMadeUpCursor(String cursor) {
        assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> PageRequest.of(2, cursor));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void refusesPageSizeOutOfRange(int limit) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> PageRequest.of(limit, null))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("invalid-limit"));
    }

    @Test
    void asksForFiftyRowsByDefault() {
        assertThat(PageRequest.of(null, null).limit()).isEqualTo(50);
        assertThat(PageRequest.of(200, null).limit()).isEqualTo(200);
    }

    private static <T> T atPath(String path, Supplier<T> action) {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest("GET", path)));
        try {
            return action.get();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static List<Integer> rows(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private static List<String> key(int row) {
        return List.of("name " + row, Integer.toString(row));
    }
}
