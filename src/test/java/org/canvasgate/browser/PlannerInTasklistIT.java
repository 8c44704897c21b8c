package org.canvasgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.canvasgate.canvas.Block;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A planner proposes a service by hand, in Tasklist's own window for starting a process. */
@CanvasgateTest
class PlannerInTasklistIT {
  private static final String ID = "hand-made-lamp-posts";

  @Autowired ApplicationContext application;
  @Autowired Proposals proposals;
  @LocalServerPort int port;

  @BeforeEach
  void people() {
    PlayedCase.arrive(application);
  }

  @Test
  void aServiceIsProposedByHandOnceItsMistakesAreMended() {
    try (var tasklist = Tasklist.open(port, "en-GB", "planner")) {
      tasklist.startProcess(Pattern.compile("Evaluate a smart-city service"));
      tasklist.field("nameEn").fill("Smart lamp posts");
      tasklist.start();
      assertThat(tasklist.form().locator(".fjs-form-field-error").first())
          .hasText("Field is required.");

      tasklist.field("id").fill("Not an id!");
      tasklist.field("city").fill("Sejong");
      tasklist.choose("kind", 0).choose("field", 0);
      for (Block block : Block.values())
        tasklist.field("canvas_" + block.key().replace('-', '_')).fill("One claim | a source");
      assertThat(tasklist.form().locator(".fjs-form-field-error"))
          .hasText("This is not written as described here. Please correct it.");
      assertThat(proposals.find(ID)).isEmpty();

      tasklist.field("id").fill(ID);
      tasklist.start().done();
      var proposal = proposals.get(ID);
      assertThat(proposal.planner()).isEqualTo("planner");
      assertThat(proposal.canvas().items(Block.CHANNELS)).hasSize(1);
      assertThat(tasklist.errors()).isEmpty();
    }
  }
}
