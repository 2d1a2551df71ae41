package com.example.bank;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The flags, each as {@code --name=value}:
 *
 * <ul>
 *   <li>metrics: v1, v1-per-resource, v2 or none (what the SDK does unless told otherwise); none leaves the page there,
 *       without anything of the SDK's
 *   <li>metrics-address: host:port of the page
 *   <li>uptime-metrics: false leaves out process_start_time_seconds, which Micrometer binds for those alone who ask
 *   <li>threads: of the executor that all controllers share; absent: as the SDK has it, 50
 *   <li>leader-election: the name of a Lease in the operator's own namespace; absent: none
 *   <li>lease-seconds: for which others wait for a holder that is silent
 *   <li>namespaces: to watch, with commas; absent: all
 *   <li>retry: false fails for good at the first exception
 * </ul>
 */
record Options(
    String metrics,
    String metricsHost,
    int metricsPort,
    boolean uptimeMetrics,
    Integer threads,
    String lease,
    int leaseSeconds,
    Set<String> namespaces,
    boolean retry) {

  private static final Set<String> NAMES =
      Set.of(
          "metrics",
          "metrics-address",
          "uptime-metrics",
          "threads",
          "leader-election",
          "lease-seconds",
          "namespaces",
          "retry");

  static Options parse(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      String name = parts[0].replaceFirst("^--", "");
      if (parts.length < 2 || !NAMES.contains(name)) {
        throw new IllegalArgumentException("unknown flag " + arg);
      }
      given.put(name, parts[1]);
    }
    String address = given.getOrDefault("metrics-address", "0.0.0.0:8080");
    int colon = address.lastIndexOf(':');
    String threads = given.get("threads");
    String namespaces = given.get("namespaces");
    return new Options(
        given.getOrDefault("metrics", "none"),
        address.substring(0, colon),
        Integer.parseInt(address.substring(colon + 1)),
        !"false".equals(given.get("uptime-metrics")),
        threads == null ? null : Integer.valueOf(threads),
        given.get("leader-election"),
        Integer.parseInt(given.getOrDefault("lease-seconds", "15")),
        namespaces == null ? Set.of() : Set.of(namespaces.split(",")),
        !"false".equals(given.get("retry")));
  }
}
