package main

import (
	"flag"
	"os"
	"time"

	"example.com/redis-operator/internal/controller"
)

// options of the operator; --kubeconfig is controller-runtime's own flag, and KUBECONFIG works too.
type options struct {
	metricsAddress          string
	metricsSecure           bool
	probeAddress            string
	webhookHost             string
	webhookPort             int
	webhookCertDir          string
	watchNamespace          string
	namespace               string
	identity                string
	nodeName                string
	failureConfig           string
	leaderElect             bool
	leaderElectionNamespace string
	leaseDuration           time.Duration
	renewDeadline           time.Duration
	retryPeriod             time.Duration
	recoverPanic            bool
	workers                 int
	priorityQueue           bool
	rateLimiter             string
	reconciliationTimeout   time.Duration
	slowFor                 time.Duration
}

func parseOptions() options {
	o := options{namespace: os.Getenv("POD_NAMESPACE")}
	if o.namespace == "" {
		o.namespace = "redis-system"
	}
	flag.StringVar(&o.metricsAddress, "metrics-bind-address", "127.0.0.1:8080", "address of the metrics, 0 for none")
	flag.BoolVar(&o.metricsSecure, "metrics-secure", false, "serve the metrics by TLS, to those alone who may get /metrics")
	flag.StringVar(&o.probeAddress, "health-probe-bind-address", "127.0.0.1:8081", "address of /healthz and /readyz, 0 for none")
	flag.StringVar(&o.webhookHost, "webhook-host", "", "address that the conversion webhook listens on; all where empty")
	flag.IntVar(&o.webhookPort, "webhook-port", 9443, "port of the conversion webhook")
	flag.StringVar(&o.webhookCertDir, "webhook-cert-dir", "", "folder with tls.crt and tls.key of the conversion webhook")
	flag.StringVar(&o.watchNamespace, "watch-namespace", "", "the one namespace to look after; all where empty")
	flag.StringVar(&o.identity, "identity", os.Getenv("POD_NAME"), "name of this pod; POD_NAME unless given")
	flag.StringVar(&o.nodeName, "node-name", "", "node of the Redis pods, where there is no scheduler")
	flag.StringVar(&o.failureConfig, "failure-config", "", "ConfigMap in the operator's namespace (POD_NAMESPACE) with failure switches")
	flag.BoolVar(&o.leaderElect, "leader-elect", false, "work only while holding the Lease")
	flag.StringVar(&o.leaderElectionNamespace, "leader-election-namespace", o.namespace, "namespace of the Lease")
	flag.DurationVar(&o.leaseDuration, "lease-duration", 15*time.Second, "how long others wait for a holder that is silent")
	flag.DurationVar(&o.renewDeadline, "renew-deadline", 10*time.Second, "how long the holder tries to renew before it gives up")
	flag.DurationVar(&o.retryPeriod, "retry-period", 2*time.Second, "time between attempts to acquire or renew")
	flag.BoolVar(&o.recoverPanic, "recover-panic", true, "go on after a panic of a reconcile, as controller-runtime does")
	flag.IntVar(&o.workers, "max-concurrent-reconciles", 1, "workers of each controller")
	flag.BoolVar(&o.priorityQueue, "use-priority-queue", true, "controller-runtime's priority queue, as is its default; client-go's plain one otherwise")
	flag.StringVar(&o.rateLimiter, "rate-limiter", controller.DefaultRateLimiter, "default: what controller-runtime takes for the queue; bucket: client-go's, which lets 10 a second through")
	flag.DurationVar(&o.reconciliationTimeout, "reconciliation-timeout", 0, "time that a reconcile has; without end where 0")
	flag.DurationVar(&o.slowFor, "slow-for", 500*time.Millisecond, "how long a reconcile of the failure mode slow takes")
	flag.Parse()
	return o
}
