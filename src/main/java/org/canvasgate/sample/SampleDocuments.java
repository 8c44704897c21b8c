package org.canvasgate.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.canvasgate.document.Documents;
import org.springframework.stereotype.Component;

/** Gives each sample case one document: where its facts were read, as the sample data says. */
@Component
class SampleDocuments {
  private static final String NAME = "sources-출처.txt";
  private static final String HEAD =
      "Where the facts of this sample case were read\n견본 안건의 사실을 확인한 출처\n\n";

  private final Documents documents;

  SampleDocuments(Documents documents) {
    this.documents = documents;
  }

  void add(String proposalId, List<String> sources) {
    if (sources.isEmpty()) return;
    try {
      Path file = Files.createTempFile("canvasgate-sample", null);
      try {
        Files.writeString(file, HEAD + String.join("\n", sources) + "\n");
        documents.add(new Documents.Sent(proposalId, NAME, file, null, "planner", Cast.PLANNER));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
