package org.canvasgate.diagram.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The words of bpmn.io's editors in Korean. The editors ask by their own English sentence, so the
 * bundle is read as pairs; what it does not have stays English.
 */
@RestController
class EditorWords {
  private final Map<String, String> korean = new TreeMap<>();

  EditorWords() throws IOException {
    Properties english = read("messages/editor.properties");
    Properties twin = read("messages/editor_ko.properties");
    english.forEach((key, word) -> korean.put((String) word, twin.getProperty((String) key)));
  }

  private static Properties read(String bundle) throws IOException {
    return PropertiesLoaderUtils.loadProperties(
        new EncodedResource(new ClassPathResource(bundle), StandardCharsets.UTF_8));
  }

  @GetMapping("/changes/words.json")
  ResponseEntity<Map<String, String>> words() {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(korean);
  }
}
