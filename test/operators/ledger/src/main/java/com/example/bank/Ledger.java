package com.example.bank;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.io.IOException;
import java.time.Duration;

/** An operator made with the Java Operator SDK, which reconciles accounts or fails to, as they ask. */
public final class Ledger {
  private final Options options;

  private Ledger(Options options) {
    this.options = options;
  }

  public static void main(String[] args) throws IOException {
    new Ledger(Options.parse(args)).run();
  }

  private void run() throws IOException {
    MetricsPage page = new MetricsPage();
    page.serve(options);
    Operator operator = new Operator(overrider -> configure(overrider, page));
    operator.register(new AccountReconciler(), this::configure);
    operator.installShutdownHook(Duration.ZERO);
    operator.start();
  }

  private void configure(ConfigurationServiceOverrider operator, MetricsPage page) {
    operator.withMetrics(page.metrics(options.metrics()));
    if (options.threads() != null) {
      operator.withConcurrentReconciliationThreads(options.threads());
    }
    if (options.lease() != null) {
      operator.withLeaderElectionConfiguration(leaderElection());
    }
  }

  private LeaderElectionConfiguration leaderElection() {
    // Of the usual proportions: 15 s, 10 s, 2 s.
    long lease = options.leaseSeconds() * 1000L;
    return new LeaderElectionConfiguration(
        options.lease(),
        System.getenv("POD_NAMESPACE"),
        Duration.ofMillis(lease),
        Duration.ofMillis(lease * 2 / 3),
        Duration.ofMillis(lease * 2 / 15),
        System.getenv("POD_NAME"),
        null,
        true);
  }

  private void configure(ControllerConfigurationOverrider<Account> controller) {
    if (!options.namespaces().isEmpty()) {
      controller.settingNamespaces(options.namespaces());
    }
    if (!options.retry()) {
      controller.withRetry(GenericRetry.noRetry());
    }
  }
}
