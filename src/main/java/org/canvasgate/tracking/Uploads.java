package org.canvasgate.tracking;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How much a browser may send in one go. */
@Configuration(proxyBeanMethods = false)
class Uploads {

  /**
   * More than a file of proposals or a document may have, so that a somewhat larger one is refused
   * in words. What is sent is kept on disk meanwhile, not in memory.
   */
  private static final DataSize MOST = DataSize.ofMegabytes(50);

  @Bean
  MultipartConfigElement multipartConfigElement() {
    var limits = new MultipartConfigFactory();
    limits.setMaxFileSize(MOST);
    limits.setMaxRequestSize(MOST);
    return limits.createMultipartConfig();
  }
}
