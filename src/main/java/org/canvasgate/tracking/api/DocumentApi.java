package org.canvasgate.tracking.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import org.canvasgate.committee.Members;
import org.canvasgate.document.Document;
import org.canvasgate.document.DocumentLimits;
import org.canvasgate.document.Documents;
import org.canvasgate.identity.key.KeyBearer;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.api.Faults.Kind;
import org.canvasgate.tracking.api.Faults.Raised;
import org.canvasgate.tracking.documents.DocumentDesk;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The documents of a case, with the same rights and limits as on its page. */
@ApiRoot
class DocumentApi {
  private static final String PLANNER = "planner";
  private static final long MEGABYTE = 1024L * 1024;

  private final CaseFile cases;
  private final DocumentDesk desk;
  private final Documents documents;
  private final DocumentLimits limits;
  private final Members members;

  DocumentApi(
      CaseFile cases,
      DocumentDesk desk,
      Documents documents,
      DocumentLimits limits,
      Members members) {
    this.cases = cases;
    this.desk = desk;
    this.documents = documents;
    this.limits = limits;
    this.members = members;
  }

  @GetMapping("/proposals/{id}/documents")
  List<DocumentAnswer> documents(@PathVariable String id, Principal user) {
    CaseFile.Open open = cases.open(id, user).inside();
    return desk.of(open.reader(), open.proposal()).stream()
        .map(document -> answer(open, document))
        .toList();
  }

  private DocumentAnswer answer(CaseFile.Open open, Document document) {
    Reader reader = open.reader();
    var evidence = document.evidence();
    return new DocumentAnswer(
        document.id(),
        document.name(),
        document.kind().key(),
        document.size(),
        document.sha256(),
        evidence == null
            ? null
            : evidence.block().key() + (evidence.item() == null ? "" : "/" + evidence.item()),
        document.capacity(),
        desk.named(reader, open.proposal(), document) ? members.name(document.addedBy()) : null,
        document.addedAt(),
        document.removedAt(),
        desk.removable(reader, document));
  }

  @GetMapping(
      path = "/proposals/{id}/documents/{document}",
      produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  void documentContent(
      @PathVariable String id,
      @PathVariable long document,
      Principal user,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    // The tag would be made of the whole content, held in memory.
    ShallowEtagHeaderFilter.disableContentCaching(request);
    CaseFile.Open open = cases.open(id, user).inside();
    Document found = CaseFile.found(desk.find(open.reader(), open.proposal(), document));
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLengthLong(found.size());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(found.name(), StandardCharsets.UTF_8)
            .build()
            .toString());
    documents.write(found, response.getOutputStream());
  }

  @PostMapping(
      path = "/proposals/{id}/documents",
      consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<DocumentAnswer> addDocument(
      @PathVariable String id,
      @RequestParam String name,
      @RequestParam(required = false) String evidence,
      @RequestBody InputStreamResource content,
      Principal user)
      throws IOException {
    CaseFile.Open open = cases.open(id, user).inside();
    Proposal proposal = open.proposal();
    asPlanner(user, desk.capacity(open.reader(), proposal).orElse(PLANNER));
    Path sent = Files.createTempFile("canvasgate-document", null);
    try {
      keep(content, sent);
      Document added = desk.add(open.reader(), proposal, name, sent, evidence);
      return ResponseEntity.created(
              URI.create(ApiRoot.PATH + "/proposals/" + id + "/documents/" + added.id()))
          .body(answer(open, added));
    } finally {
      Files.deleteIfExists(sent);
    }
  }

  /** Not a byte more than the largest kind of document may have is written anywhere. */
  private void keep(InputStreamResource content, Path file) throws IOException {
    long most =
        MEGABYTE * limits.kinds().values().stream().mapToInt(Integer::intValue).max().orElse(0);
    try (InputStream in = content.getInputStream();
        var out = Files.newOutputStream(file)) {
      byte[] part = new byte[64 * 1024];
      long taken = 0;
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        taken += read;
        if (taken > most) throw new Raised(Kind.TOO_LARGE);
        out.write(part, 0, read);
      }
    }
  }

  @DeleteMapping("/proposals/{id}/documents/{document}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeDocument(@PathVariable String id, @PathVariable long document, Principal user) {
    CaseFile.Open open = cases.open(id, user).inside();
    Document found = CaseFile.found(desk.find(open.reader(), open.proposal(), document));
    asPlanner(user, found.capacity());
    desk.remove(open.reader(), found);
  }

  /** A key that proposes brings what belongs to a proposal, and speaks for no panel or office. */
  private static void asPlanner(Principal user, String capacity) {
    if (user instanceof KeyBearer && !capacity.equals(PLANNER)) throw new Raised(Kind.OUT_OF_SCOPE);
  }
}
