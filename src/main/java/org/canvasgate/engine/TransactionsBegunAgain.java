package org.canvasgate.engine;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands around our own transactions as {@link Refusals} stands around the engine's: one that met
 * somebody else's, as in a deadlock, is begun again. A method with {@code @Transactional} does
 * nothing outside its transaction that could not be done twice.
 */
final class TransactionsBegunAgain implements MethodInterceptor {
  private final Supplier<LongAdder> collisions;

  /**
   * @param collisions counts the work that was thrown away
   */
  TransactionsBegunAgain(Supplier<LongAdder> collisions) {
    this.collisions = collisions;
  }

  /** Carries a checked exception, which no collision is, past the tries. */
  private static final class Checked extends RuntimeException {
    Checked(Throwable cause) {
      super(cause);
    }
  }

  @Override
  public Object invoke(MethodInvocation call) throws Throwable {
    if (TransactionSynchronizationManager.isActualTransactionActive()) return call.proceed();
    try {
      return BegunAgain.untilAlone(() -> once(call), () -> collisions.get().increment());
    } catch (Checked thrown) {
      throw thrown.getCause();
    }
  }

  /** A call can proceed once only; each try has a copy of it. */
  private static Object once(MethodInvocation call) {
    try {
      return ((ProxyMethodInvocation) call).invocableClone().proceed();
    } catch (RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable checked) {
      throw new Checked(checked);
    }
  }
}
