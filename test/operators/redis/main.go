// The example operator: it looks after the RedisClusters and RedisBackups of cache.example.com, and fails on demand.
package main

import (
	"context"
	"fmt"
	"os"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/log/zap"

	"example.com/redis-operator/internal/controller"
	"example.com/redis-operator/internal/failure"
)

func main() {
	options := parseOptions()
	// Production settings: JSON lines on stderr.
	ctrl.SetLogger(zap.New())
	if err := run(ctrl.SetupSignalHandler(), options); err != nil {
		ctrl.Log.Error(err, "the operator ends")
		os.Exit(1)
	}
}

// run works until the context is done; losing the Lease is an error.
func run(ctx context.Context, options options) error {
	config, err := ctrl.GetConfig()
	if err != nil {
		return fmt.Errorf("no connection to a cluster: %w", err)
	}
	// A bound for the hot loop, and far more than the controllers need.
	config.QPS, config.Burst = 100, 200
	reader, err := newReader(config)
	if err != nil {
		return err
	}
	switches := failure.Switches{Reader: reader}
	switches.ConfigMap.Namespace, switches.ConfigMap.Name = options.namespace, options.failureConfig
	mgr, err := newManager(ctx, config, options, switches)
	if err != nil {
		return err
	}
	setup := controller.Options{
		Failures:    failure.Failures{Switches: switches, SlowFor: options.slowFor, End: ctx.Done()},
		NodeName:    options.nodeName,
		RateLimiter: options.rateLimiter,
	}
	if err := controller.Setup(mgr, setup); err != nil {
		return err
	}
	return mgr.Start(ctx)
}
