package io.tieout.sample.note;

import io.tieout.platform.id.Ids;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/notes")
class NoteController {

    private final NoteService notes;
    private final NoteGate gate;
    private final Clock clock;

    NoteController(NoteService notes, NoteGate gate, Clock clock) {
        this.notes = notes;
        this.gate = gate;
        this.clock = clock;
    }

    record WhoResponse(Caller caller, Set<Role> roles) {}

    @GetMapping("/who")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR},
            scope = "notes:read")
    WhoResponse who(Caller caller) {
        return new WhoResponse(caller, caller.roles());
    }

    @GetMapping("/{noteId}")
    @Access(roles = Role.ACCOUNTANT)
    NoteResponse read(
            @PathVariable NoteId noteId,
            @RequestParam(defaultValue = "1") @Positive long version,
            @RequestParam @Nullable LocalDate asOf) {
        return new NoteResponse(
                noteId, String.valueOf(asOf), version, Money.ofMinor(-5, Currency.getInstance("EUR")), clock.instant());
    }

    @PostMapping
    @Access(roles = Role.ACCOUNTANT)
    ResponseEntity<NoteResponse> write(@Valid @RequestBody WriteNoteRequest request, Caller caller) {
        var id = notes.write(caller, request.text());
        return ResponseEntity.created(URI.create("/api/v1/notes/" + id.value()))
                .eTag(EntityTag.of(1))
                .body(new NoteResponse(
                        id, request.text(), 1, request.lines().getFirst().amount(), clock.instant()));
    }

    @PostMapping("/{noteId}/change")
    @Access(roles = Role.ACCOUNTANT)
    long change(
            @PathVariable NoteId noteId, @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        return EntityTag.required(match);
    }

    @PostMapping("/upload")
    @Access(roles = Role.ACCOUNTANT)
    long upload(@RequestParam MultipartFile file) {
        return file.getSize();
    }

    @GetMapping("/header")
    @Access(roles = Role.ACCOUNTANT)
    String header(@RequestHeader("X-Count") int count, @RequestParam int size) {
        return count + " " + size;
    }

    @GetMapping("/many")
    @Access(roles = Role.ACCOUNTANT)
    String many(@RequestParam List<String> tag) {
        return tag.toString();
    }

    @PostMapping("/once")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent(required = true)
    ResponseEntity<NoteResponse> writeOnce(@Valid @RequestBody WriteNoteRequest request, Caller caller) {
        gate.pass(request.text());
        // A text of its own each time: only the key keeps the second one out.
        var id = notes.write(caller, request.text() + " " + Ids.next());
        if (request.text().equals("refuse")) {
            throw new NoteTaken();
        }
        return ResponseEntity.created(URI.create("/api/v1/notes/" + id.value()))
                .eTag(EntityTag.of(1))
                .body(new NoteResponse(
                        id, request.text(), 1, request.lines().getFirst().amount(), clock.instant()));
    }

    @PostMapping("/upload-once")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<Long> uploadOnce(@RequestParam MultipartFile file, Caller caller) {
        notes.write(caller, "upload " + Ids.next());
        return ResponseEntity.accepted().body(file.getSize());
    }

    @PostMapping("/perhaps-once")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<Void> writePerhapsOnce(Caller caller) {
        notes.write(caller, "no body " + Ids.next());
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/formats/plain", produces = MediaType.TEXT_PLAIN_VALUE)
    @Access(roles = Role.ACCOUNTANT)
    String plain() {
        return "plain";
    }

    @GetMapping(path = "/formats/chosen", params = "format=text")
    @Access(roles = Role.ACCOUNTANT)
    String chosen() {
        return "chosen";
    }

    @GetMapping("/broken/{word}")
    @Access(roles = Role.ACCOUNTANT)
    String brokenWith(@PathVariable String word) {
        throw new IllegalStateException("without " + word.length() + " letters");
    }

    @PostMapping("/upload-word")
    @Access(roles = Role.ACCOUNTANT)
    String uploadWord(@RequestParam String word) {
        return word;
    }

    @GetMapping("/broken")
    @Access(roles = Role.ACCOUNTANT)
    String broken() {
        throw new IllegalStateException("select secret from vault");
    }

    @GetMapping("/overflow")
    @Access(roles = Role.ACCOUNTANT)
    String overflow() {
        throw new StackOverflowError();
    }

    @GetMapping("/locked")
    @Access(roles = Role.ACCOUNTANT)
    String locked() {
        throw new CannotAcquireLockException("deadlock detected");
    }

    @GetMapping("/currencies")
    @Access(roles = Role.ACCOUNTANT)
    Money currencies() {
        return Money.ofMinor(1, "EUR").plus(Money.ofMinor(1, "USD"));
    }
}
