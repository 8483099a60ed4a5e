package io.tieout.ledger.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AttachmentRepository {

    private final JdbcClient jdbc;

    AttachmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return whether it is new
    boolean insert(UUID companyId, Sha256 sha256, AttachmentContent content, UUID by) {
        var bytes = content.bytes();
        return jdbc.sql("""
                                insert into attachment (company_id, sha256, media_type, size_bytes, content, uploaded_by)
                                values (:company, :sha256, :mediaType, :size, :content, :by)
                                on conflict (company_id, sha256) do nothing""")
                        .param("company", companyId)
                        .param("sha256", sha256.value())
                        .param("mediaType", content.kind().mediaType())
                        .param("size", bytes.length)
                        .param("content", bytes)
                        .param("by", by)
                        .update()
                == 1;
    }

    Optional<AttachmentResponse> find(UUID companyId, Sha256 sha256) {
        return jdbc.sql("""
                        select sha256, media_type, size_bytes, uploaded_by, recorded_at
                        from attachment
                        where company_id = :company and sha256 = :sha256""")
                .param("company", companyId)
                .param("sha256", sha256.value())
                .query((row, number) -> new AttachmentResponse(
                        new Sha256(row.getString("sha256")),
                        row.getString("media_type"),
                        row.getInt("size_bytes"),
                        row.getObject("uploaded_by", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<AttachmentContent> content(UUID companyId, Sha256 sha256) {
        return jdbc.sql("""
                        select media_type, content
                        from attachment
                        where company_id = :company and sha256 = :sha256""")
                .param("company", companyId)
                .param("sha256", sha256.value())
                .query((row, number) -> new AttachmentContent(
                        FileKind.of(row.getString("media_type")).orElseThrow(), row.getBytes("content")))
                .optional();
    }

    boolean exists(UUID companyId, AttachedDocument document) {
        var sql =
                switch (document.kind()) {
                    case JOURNAL_ENTRY ->
                        "select exists (select from journal_entry where company_id = :company and entry_id = :id)";
                    case INVOICE ->
                        "select exists (select from invoice where company_id = :company and invoice_id = :id)";
                    case CREDIT_NOTE ->
                        "select exists (select from credit_note where company_id = :company and credit_note_id = :id)";
                };
        return jdbc.sql(sql)
                .param("company", companyId)
                .param("id", document.id())
                .query(Boolean.class)
                .single();
    }

    /// @return whether it is new
    boolean attach(UUID companyId, AttachedDocument document, Sha256 sha256, String fileName, UUID by) {
        return jdbc.sql("""
                                insert into attachment_link (company_id, document_kind, document_id, sha256, file_name,
                                    attached_by)
                                values (:company, :kind, :document, :sha256, :fileName, :by)
                                on conflict (company_id, document_kind, document_id, sha256) do nothing""")
                        .param("company", companyId)
                        .param("kind", document.kind().name())
                        .param("document", document.id())
                        .param("sha256", sha256.value())
                        .param("fileName", fileName)
                        .param("by", by)
                        .update()
                == 1;
    }

    /// By hash.
    List<AttachedFileResponse> attached(UUID companyId, AttachedDocument document, @Nullable String after, int limit) {
        return jdbc.sql("""
                        select link.sha256, link.file_name, attachment.media_type, attachment.size_bytes,
                            link.attached_by, link.recorded_at
                        from attachment_link link
                        join attachment
                            on attachment.company_id = link.company_id and attachment.sha256 = link.sha256
                        where link.company_id = :company and link.document_kind = :kind and link.document_id = :document
                            and (cast(:after as text) is null or link.sha256 > :after)
                        order by link.sha256
                        limit :limit""")
                .param("company", companyId)
                .param("kind", document.kind().name())
                .param("document", document.id())
                .param("after", after)
                .param("limit", limit)
                .query(AttachmentRepository::file)
                .list();
    }

    private static AttachedFileResponse file(ResultSet row, int number) throws SQLException {
        return new AttachedFileResponse(
                new Sha256(row.getString("sha256")),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getInt("size_bytes"),
                row.getObject("attached_by", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
