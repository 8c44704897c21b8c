package org.canvasgate.diagram.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelWords;
import org.springframework.stereotype.Component;

/** What files are called in a reader's language; the lists of a page name all that are in force. */
@Component
class FileTitles {
  /** Both languages of what is in force, and some drafts. */
  private static final int KEPT = 400;

  private record Asked(ModelFile file, String language) {}

  private final Map<Asked, String> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Asked, String> eldest) {
              return size() > KEPT;
            }
          });

  /** The title; the key where the file has none. */
  String of(ModelFile file, Locale language) {
    return known.computeIfAbsent(
        new Asked(file, language.getLanguage()), asked -> ModelWords.of(file, language).title());
  }
}
