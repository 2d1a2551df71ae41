package com.example.bank;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles accounts in the way that their spec asks for. */
@ControllerConfiguration
public class AccountReconciler implements Reconciler<Account> {
  private static final Logger log = LoggerFactory.getLogger(AccountReconciler.class);

  @Override
  public UpdateControl<Account> reconcile(Account account, Context<Account> context)
      throws InterruptedException {
    AccountSpec spec = account.getSpec();
    String name = account.getMetadata().getNamespace() + "/" + account.getMetadata().getName();
    log.info("Reconciling account {}", name);
    switch (spec.fail) {
      case "error", "no-retry" -> throw new LedgerException("account " + name + " does not balance");
      case "hang" -> new CountDownLatch(1).await();
      case "slow" -> TimeUnit.MILLISECONDS.sleep(spec.delay);
      case "hot-loop" -> {
        return UpdateControl.patchStatus(Statuses.withOneMoreRun(account)).reschedule();
      }
      default -> {}
    }
    UpdateControl<Account> done = UpdateControl.patchStatus(Statuses.ready(account));
    return spec.every == 0 ? done : done.rescheduleAfter(spec.every, TimeUnit.SECONDS);
  }

  @Override
  public ErrorStatusUpdateControl<Account> updateErrorStatus(
      Account account, Context<Account> context, Exception error) {
    var control = ErrorStatusUpdateControl.patchStatus(Statuses.failed(account, error));
    return account.getSpec().fail.equals("no-retry") ? control.withNoRetry() : control;
  }
}
