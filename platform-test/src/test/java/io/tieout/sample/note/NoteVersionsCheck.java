package io.tieout.sample.note;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

final class NoteVersionsCheck implements InvariantCheck {

    private final JdbcClient jdbc;

    NoteVersionsCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String invariant() {
        return "N1";
    }

    @Override
    public String statement() {
        return "each note has a version above zero";
    }

    @Override
    public List<Violation> violations() {
        return jdbc.sql("select note_id from note where version < 1")
                .query((row, number) -> new Violation(row.getString("note_id"), "has no version"))
                .list();
    }
}
