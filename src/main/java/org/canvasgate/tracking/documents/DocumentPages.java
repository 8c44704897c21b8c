package org.canvasgate.tracking.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Principal;
import org.canvasgate.document.Document;
import org.canvasgate.document.Documents;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Adding, removing and sending the documents of a case. */
@Controller
class DocumentPages {
  /** Should a browser open a document in spite of all, it may do nothing there. */
  private static final String NOTHING = "sandbox; default-src 'none'";

  private final DocumentDesk desk;
  private final Documents documents;
  private final Access access;

  DocumentPages(DocumentDesk desk, Documents documents, Access access) {
    this.desk = desk;
    this.documents = documents;
    this.access = access;
  }

  @PostMapping("/proposals/{id}/documents")
  String add(
      @PathVariable String id,
      @RequestParam MultipartFile file,
      @RequestParam(required = false) String evidence,
      Principal user)
      throws IOException {
    Reader reader = access.reader(user.getName());
    Proposal open = open(reader, id);
    Path sent = Files.createTempFile("canvasgate-document", null);
    try {
      try (var content = file.getInputStream()) {
        Files.copy(content, sent, StandardCopyOption.REPLACE_EXISTING);
      }
      desk.add(reader, open, file.getOriginalFilename(), sent, evidence);
    } finally {
      Files.deleteIfExists(sent);
    }
    return back(id);
  }

  @PostMapping("/proposals/{id}/documents/{document}/remove")
  String remove(@PathVariable String id, @PathVariable long document, Principal user) {
    Reader reader = access.reader(user.getName());
    desk.remove(reader, found(reader, open(reader, id), document));
    return back(id);
  }

  @GetMapping("/proposals/{id}/documents/{document}")
  void send(
      @PathVariable String id,
      @PathVariable long document,
      Principal user,
      HttpServletResponse response)
      throws IOException {
    Reader reader = access.reader(user.getName());
    Document found = found(reader, open(reader, id), document);
    response.setContentType(found.kind().mediaType());
    response.setContentLengthLong(found.size());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(found.name(), StandardCharsets.UTF_8)
            .build()
            .toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", NOTHING);
    documents.write(found, response.getOutputStream());
  }

  private static String back(String id) {
    return "redirect:/proposals/" + id + "#documents";
  }

  private Proposal open(Reader reader, String id) {
    return desk.open(reader, id).orElseThrow(DocumentPages::unknown);
  }

  private Document found(Reader reader, Proposal open, long document) {
    return desk.find(reader, open, document).orElseThrow(DocumentPages::unknown);
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
