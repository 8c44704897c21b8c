package org.canvasgate.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names a document may have. */
class DocumentNameTest {
  @Test
  void koreanIsComposedAndEndingsStay() {
    assertThat(DocumentName.checked("회의록 (3차).pdf")).isEqualTo("회의록 (3차).pdf");
    assertThat(
            DocumentName.checked(
                java.text.Normalizer.normalize("회의록.pdf", java.text.Normalizer.Form.NFD)))
        .isEqualTo("회의록.pdf");
  }

  @Test
  void theLengthCountsCharactersAndNotLettersOfTheAlphabet() {
    assertThat(DocumentName.checked("가".repeat(DocumentName.LONGEST - 4) + ".pdf")).hasSize(80);
    refused("가".repeat(DocumentName.LONGEST - 3) + ".pdf", "documents.name-too-long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../etc/passwd", "a\\b.pdf", "c:x.pdf", "a\u0000.pdf", "a\nb.pdf", "a\u0007.pdf",
        "fdp\u202e.exe", "a\u200b.pdf", "a\u2066.pdf", "a\ufeff.pdf", "a\u2028.pdf", "a\"b.pdf",
        "a\ue000.pdf"
      })
  void aPathAControlCharacterAndOneThatIsNotSeenAreRefused(String name) {
    refused(name, "documents.name-characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {".htaccess", "a.pdf.", " a.pdf", "a.pdf ", "CON.txt", "lpt1.pdf"})
  void aNameThatNotEveryComputerCanKeepIsRefused(String name) {
    refused(name, "documents.name-unusable");
  }

  @Test
  void noNameIsRefused() {
    refused(null, "documents.name-missing");
    refused("  ", "documents.name-missing");
  }

  private static void refused(String name, String key) {
    assertThatThrownBy(() -> DocumentName.checked(name))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problems().get(0).key()).isEqualTo(key));
  }
}
