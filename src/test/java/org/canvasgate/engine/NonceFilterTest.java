package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class NonceFilterTest {
  @Test
  void thePageNamesTheWordOfItsOwnHeaderAlthoughAnotherRequestHasLeftItsOwn() throws Exception {
    MockHttpServletResponse answer =
        answered("script-src 'nonce-mine+/=' 'self'", "/camunda/app/tasklist/default/");

    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .isEqualTo("<script nonce=\"mine+/=\">가</script><script nonce=\"mine+/=\"></script>");
    assertThat(answer.getContentLength()).isEqualTo(answer.getContentAsByteArray().length);
  }

  @Test
  void whatHasNoSuchHeaderStaysAsItIs() throws Exception {
    assertThat(
            answered("script-src 'self'", "/camunda/app/tasklist/default/")
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("theirs");
  }

  private static MockHttpServletResponse answered(String policy, String address) throws Exception {
    var answer = new MockHttpServletResponse();
    new NonceFilter()
        .doFilter(
            new MockHttpServletRequest("GET", address),
            answer,
            (request, response) -> page((HttpServletResponse) response, policy));
    return answer;
  }

  private static void page(HttpServletResponse response, String policy) throws IOException {
    response.setHeader("Content-Security-Policy", policy);
    response.setContentType("text/html;charset=UTF-8");
    response
        .getWriter()
        .write("<script nonce=\"theirs\">가</script><script nonce=\"theirs\"></script>");
  }
}
