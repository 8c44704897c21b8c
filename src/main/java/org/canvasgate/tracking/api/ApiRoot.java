package org.canvasgate.tracking.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A part of the interface for programs: answers with JSON under {@link #PATH}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@RequestMapping(path = ApiRoot.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@interface ApiRoot {
  /** Where the interface begins; the number changes when an answer changes its meaning. */
  String PATH = "/api/v1";
}
