package org.canvasgate.record.pdf;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The real renderer on the real templates, without the application. */
public final class Paper {
  private Paper() {}

  /**
   * @param bundles the message files that the templates name, beside the paper's own
   */
  public static PdfRenderer renderer(String... bundles) {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    var messages = new ResourceBundleMessageSource();
    messages.addBasenames("messages/paper");
    for (String bundle : bundles) messages.addBasenames("messages/" + bundle);
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setTemplateEngineMessageSource(messages);
    return new PdfRenderer(engine);
  }
}
