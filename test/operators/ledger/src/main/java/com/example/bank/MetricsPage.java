package com.example.bank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The page /metrics, and what the SDK writes to it. */
final class MetricsPage {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Serves the page for as long as the process lives. */
  void serve(Options options) throws IOException {
    if (options.uptimeMetrics()) new UptimeMetrics().bindTo(registry);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(options.metricsHost(), options.metricsPort()), 0);
    server.createContext("/metrics", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    String type =
        accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    byte[] page = registry.scrape(type).getBytes("UTF-8");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, page.length);
    try (var body = exchange.getResponseBody()) {
      body.write(page);
    }
  }

  /** The SDK's metrics of that name. */
  Metrics metrics(String name) {
    return switch (name) {
      case "v1" -> MicrometerMetrics.withoutPerResourceMetrics(registry);
      case "v1-per-resource" ->
          MicrometerMetrics.newPerResourceCollectingMicrometerMetricsBuilder(registry).build();
      case "v2" -> MicrometerMetricsV2.newBuilder(registry).build();
      case "none" -> Metrics.NOOP;
      default -> throw new IllegalArgumentException("no metrics are called " + name);
    };
  }
}
