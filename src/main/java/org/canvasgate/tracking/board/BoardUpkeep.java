package org.canvasgate.tracking.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws at the start whatever row is missing, as after an upgrade from a version without the board,
 * and finds rows that are not what they should be: at the start with {@code
 * --canvasgate.board.check=true}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class BoardUpkeep implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(BoardUpkeep.class);

  private static final int AT_ONCE = 500;

  private final Lines lines;
  private final Truth truth;
  private final TransactionTemplate transactions;
  private final boolean check;

  BoardUpkeep(
      Lines lines,
      Truth truth,
      TransactionTemplate transactions,
      @Value("${canvasgate.board.check:false}") boolean check) {
    this.check = check;
    this.lines = lines;
    this.truth = truth;
    this.transactions = transactions;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    int drawn = 0;
    for (List<String> ids = lines.missing(AT_ONCE); !ids.isEmpty(); ids = lines.missing(AT_ONCE)) {
      redraw(ids);
      drawn += ids.size();
      log.info("The status board takes in the cases that it does not know yet: {} so far", drawn);
    }
    if (check) log.info("The status board was compared with the cases; drawn anew: {}", mend());
  }

  private void redraw(List<String> ids) {
    transactions.executeWithoutResult(now -> lines.refresh(ids));
  }

  /**
   * Compares every row with what it is drawn from. While people work, a case that changes between
   * the two looks may be named although nothing is wrong with it.
   *
   * @return the cases whose row is missing or says something else, by id
   */
  public List<String> differences() {
    List<String> different = new ArrayList<>();
    for (List<String> ids = lines.after("", AT_ONCE);
        !ids.isEmpty();
        ids = lines.after(ids.get(ids.size() - 1), AT_ONCE)) {
      Map<String, Line> stored = lines.stored(ids);
      truth
          .of(ids)
          .forEach(
              (id, line) -> {
                if (!line.equals(stored.get(id))) different.add(id);
              });
    }
    different.sort(null);
    return different;
  }

  /** Draws the rows that differ anew, and returns whose they were. */
  public List<String> mend() {
    List<String> different = differences();
    if (!different.isEmpty()) redraw(different);
    return different;
  }
}
