package org.canvasgate.diagram.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.canvasgate.diagram.guard.ModelLimits;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The processes, tables and forms that travel with the application. */
@Component
class ShippedFiles {
  private final ResourcePatternResolver resources;
  private final List<String> patterns;

  ShippedFiles(
      ResourcePatternResolver resources,
      @Value("${canvasgate.deployment.resources}") List<String> patterns) {
    this.resources = resources;
    this.patterns = patterns;
  }

  /** Empty where the application was started without any. */
  ModelSet read() {
    var files = new ArrayList<ModelFile>();
    for (String pattern : patterns)
      for (Resource resource : find(pattern))
        files.add(ModelFile.named(resource.getFilename(), text(resource)));
    return ModelSet.of(files);
  }

  private Resource[] find(String pattern) {
    try {
      return resources.getResources(pattern);
    } catch (IOException absent) {
      return new Resource[0]; // a folder that does not exist holds nothing
    }
  }

  /** Of a file that is too large, enough for the guard to see that it is. */
  private static String text(Resource resource) {
    try (InputStream content = resource.getInputStream()) {
      return new String(content.readNBytes(ModelLimits.FILE + 1), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + resource.getFilename(), unreadable);
    }
  }
}
