package org.canvasgate.operation;

import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/**
 * What a rating of 1 to 5 means for each block of a service in operation. The anchors stand in the
 * messages {@code operation.rubric.<block>.<rating>}; the rating form shows those of a block beside
 * its rating, this panel shows them all.
 */
@Component
class OperationRubricPanel implements FormPanel {

  static String key(Block block, int rating) {
    return "operation.rubric." + block.key() + "." + rating;
  }

  @Override
  public String name() {
    return "operation-rubric";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    return Map.of("blocks", Block.values());
  }
}
