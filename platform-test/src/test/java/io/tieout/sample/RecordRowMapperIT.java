package io.tieout.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platformtest.ServiceTest;
import io.tieout.sample.note.NoteId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class RecordRowMapperIT {

    private static final UUID ID = new UUID(1, 2);

    @Autowired
    private JdbcClient jdbc;

    private record Row(
            UUID rowId,
            NoteId noteId,
            String text,
            @Nullable String reason,
            DayOfWeek weekday,
            Currency currency,
            long amountMinor,
            @Nullable Integer dayCount,
            BigDecimal rate,
            boolean closed,
            LocalDate dueOn,
            Instant recordedAt,
            @Nullable Instant closedAt) {}

    @Test
    void readsEachComponentFromItsColumn() {
        var row = jdbc.sql("""
                        select :id::uuid as row_id, :id::uuid as note_id, 'hello' as text, null::text as reason,
                               'MONDAY' as weekday, 'IDR'::char(3) as currency, 5::bigint as amount_minor,
                               null::integer as day_count, 1.250::numeric as rate, true as closed,
                               date '2026-03-31' as due_on, timestamptz '2026-03-31 23:30:00.000001+00' as recorded_at,
                               null::timestamptz as closed_at, 'not asked for' as more
                        """)
                .param("id", ID)
                .query(RecordRowMapper.of(Row.class))
                .single();

        assertThat(row)
                .isEqualTo(new Row(
                        ID,
                        new NoteId(ID),
                        "hello",
                        null,
                        DayOfWeek.MONDAY,
                        Currency.getInstance("IDR"),
                        5,
                        null,
                        new BigDecimal("1.250"),
                        true,
                        LocalDate.of(2026, 3, 31),
                        Instant.parse("2026-03-31T23:30:00.000001Z"),
                        null));
    }

    private record Amount(long amountMinor) {}

    @Test
    void refusesComponentWithoutColumnOrWithoutValue() {
        var mapper = RecordRowMapper.of(Amount.class);

        assertThatThrownBy(() -> jdbc.sql("select 5 as amount").query(mapper).list())
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> jdbc.sql("select null::bigint as amount_minor")
                        .query(mapper)
                        .list())
                .isInstanceOf(RuntimeException.class);
    }
}
