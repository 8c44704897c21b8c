package org.canvasgate.testing.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that causes faults: the profile {@code faults} runs it in its long form, and the table of
 * {@link Faults} is printed when the last of them is through.
 */
@Tag("faults")
@ExtendWith(CausesFaults.TableAtTheEnd.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CausesFaults {

  /** Puts something into the store of the whole run, which is closed at its end. */
  final class TableAtTheEnd implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(CausesFaults.class))
          .getOrComputeIfAbsent(Printed.class);
    }
  }

  /** Prints the table when it is closed. */
  final class Printed implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      System.out.println(Faults.table());
    }
  }
}
