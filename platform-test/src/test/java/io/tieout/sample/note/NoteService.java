package io.tieout.sample.note;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class NoteService {

    private final JdbcClient jdbc;

    NoteService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    NoteId write(Caller caller, String text) {
        var id = new NoteId(Ids.next());
        jdbc.sql("""
                        insert into note (company_id, note_id, text, version)
                        values (:company, :id, :text, 1)
                        """)
                .param("company", caller.companyId())
                .param("id", id.value())
                .param("text", text)
                .update();
        return id;
    }
}
