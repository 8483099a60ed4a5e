package io.tieout.ledger.attachment;

import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class AttachmentService {

    static final int MAX_BYTES = 10 * 1024 * 1024;

    private final CompanyService companies;
    private final AttachmentRepository attachments;

    AttachmentService(CompanyService companies, AttachmentRepository attachments) {
        this.companies = companies;
        this.attachments = attachments;
    }

    /// @param isNew false when the same content was there before
    record Uploaded(AttachmentResponse attachment, boolean isNew) {}

    record Attached(AttachedFileResponse file, boolean isNew) {}

    Uploaded upload(UUID companyId, @Nullable String claimed, byte[] content, UUID by) {
        companies.get(companyId);
        if (content.length == 0 || content.length > MAX_BYTES) {
            throw AttachmentRefused.size(MAX_BYTES);
        }
        var type =
                claimed == null ? "" : claimed.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        var kind = FileKind.of(type).orElseThrow(() -> AttachmentRefused.kind(type));
        if (!kind.fits(content)) {
            throw AttachmentRefused.other(kind);
        }
        var sha256 = Sha256.of(content);
        boolean isNew = attachments.insert(companyId, sha256, new AttachmentContent(kind, content), by);
        return new Uploaded(get(companyId, sha256), isNew);
    }

    AttachmentResponse get(UUID companyId, Sha256 sha256) {
        return attachments.find(companyId, sha256).orElseThrow(() -> new AttachmentUnknown(sha256));
    }

    AttachmentContent content(UUID companyId, Sha256 sha256) {
        return attachments.content(companyId, sha256).orElseThrow(() -> new AttachmentUnknown(sha256));
    }

    Attached attach(UUID companyId, AttachedDocument document, AttachRequest request, UUID by) {
        requireKnown(companyId, document);
        get(companyId, request.sha256());
        boolean isNew = attachments.attach(companyId, document, request.sha256(), request.fileName(), by);
        var shown = attachments.attached(companyId, document, null, Integer.MAX_VALUE).stream()
                .filter(file -> file.sha256().equals(request.sha256()))
                .findFirst()
                .orElseThrow();
        return new Attached(shown, isNew);
    }

    Page<AttachedFileResponse> attached(UUID companyId, AttachedDocument document, PageRequest page) {
        requireKnown(companyId, document);
        var after = page.isFirst() ? null : page.after().getFirst();
        return Page.of(
                attachments.attached(companyId, document, after, page.limit() + 1),
                page,
                file -> List.of(file.sha256().value()));
    }

    private void requireKnown(UUID companyId, AttachedDocument document) {
        if (!attachments.exists(companyId, document)) {
            throw new AttachedDocumentUnknown(document);
        }
    }
}
