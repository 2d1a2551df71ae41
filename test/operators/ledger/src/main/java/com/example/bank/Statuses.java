package com.example.bank;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Makes accounts that hold nothing but their name and the status to be applied: the SDK applies server-side, and would
 * own all that is in them.
 */
final class Statuses {
  private Statuses() {}

  static Account ready(Account account) {
    return with(account, "True", "Balanced", "", runsOf(account));
  }

  static Account failed(Account account, Exception error) {
    return with(account, "False", "LedgerError", error.getMessage(), runsOf(account));
  }

  static Account withOneMoreRun(Account account) {
    Long before = runsOf(account);
    return with(account, "True", "Balanced", "", before == null ? 1 : before + 1);
  }

  private static Account with(
      Account account, String ready, String reason, String message, Long runs) {
    long generation = account.getMetadata().getGeneration();
    AccountStatus status = new AccountStatus();
    status.observedGeneration = generation;
    status.runs = runs;
    status.conditions =
        List.of(
            new ConditionBuilder()
                .withType("Ready")
                .withStatus(ready)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(generation)
                .withLastTransitionTime(since(account, ready))
                .build());
    Account applied = new Account();
    applied.setMetadata(
        new ObjectMetaBuilder()
            .withName(account.getMetadata().getName())
            .withNamespace(account.getMetadata().getNamespace())
            .build());
    applied.setStatus(status);
    return applied;
  }

  private static String since(Account account, String ready) {
    if (account.getStatus() != null && account.getStatus().conditions != null) {
      for (Condition condition : account.getStatus().conditions) {
        if (condition.getType().equals("Ready") && condition.getStatus().equals(ready)) {
          return condition.getLastTransitionTime();
        }
      }
    }
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Long runsOf(Account account) {
    return account.getStatus() == null ? null : account.getStatus().runs;
  }
}
