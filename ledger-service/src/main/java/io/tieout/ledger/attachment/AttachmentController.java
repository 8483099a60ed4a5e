package io.tieout.ledger.attachment;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/attachments")
class AttachmentController {

    private final AttachmentService attachments;

    AttachmentController(AttachmentService attachments) {
        this.attachments = attachments;
    }

    /// Keeps a file by its hash: 201, or 200 when the same content was there before. Needs no idempotency key, since
    /// the content is its own.
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    ResponseEntity<AttachmentResponse> upload(Caller caller, @RequestPart MultipartFile file) throws IOException {
        var uploaded = attachments.upload(caller.companyId(), file.getContentType(), file.getBytes(), caller.id());
        var location = URI.create(
                "/api/v1/attachments/" + uploaded.attachment().sha256().value());
        return uploaded.isNew()
                ? ResponseEntity.created(location).body(uploaded.attachment())
                : ResponseEntity.ok().location(location).body(uploaded.attachment());
    }

    /// The file itself: to be saved, never to be shown in place of a page of ours.
    @GetMapping("/{sha256}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<byte[]> download(Caller caller, @PathVariable Sha256 sha256) {
        var content = attachments.content(caller.companyId(), sha256);
        var name = sha256.value().substring(0, 16) + "." + content.kind().extension();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.kind().mediaType()))
                .eTag("\"" + sha256.value() + "\"")
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(1)).cachePrivate().immutable())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(content.bytes());
    }
}
