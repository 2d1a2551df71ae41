// The keeper: a small operator for any custom resource. It puts a finalizer on objects, keeps something for each outside
// of them, lets deleted ones go when that is cleaned up, and fails on demand.
package main

import (
	"context"
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/rest"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/log/zap"
	metricsserver "sigs.k8s.io/controller-runtime/pkg/metrics/server"
)

func main() {
	options := parseOptions()
	// Production settings: JSON lines on stderr.
	ctrl.SetLogger(zap.New())
	if options.crash != 0 {
		crash(options.crash)
	}
	if err := run(ctrl.SetupSignalHandler(), options); err != nil {
		ctrl.Log.Error(err, "the operator ends")
		os.Exit(1)
	}
}

// crash ends the process as a program does that cannot start.
func crash(code int) {
	ctrl.Log.Info("starting manager")
	ctrl.Log.Error(errStore, "problem running manager")
	os.Exit(code)
}

// run works until the context is done; losing the Lease is an error.
func run(ctx context.Context, o options) error {
	config, err := ctrl.GetConfig()
	if err != nil {
		return fmt.Errorf("no connection to a cluster: %w", err)
	}
	config.QPS, config.Burst = 100, 200
	// Its first part is the field manager of all writes.
	config.UserAgent = o.name + "/v1.0.0"
	mgr, err := newManager(ctx, config, o)
	if err != nil {
		return err
	}
	keeper := &Keeper{Client: mgr.GetClient(), Events: mgr.GetEventRecorder(o.name), options: o, seen: map[client.ObjectKey]*unstructured.Unstructured{}}
	err = ctrl.NewControllerManagedBy(mgr).Named(o.controllerName()).For(o.object()).Complete(keeper)
	if err != nil {
		return err
	}
	return mgr.Start(ctx)
}

func newManager(ctx context.Context, config *rest.Config, o options) (ctrl.Manager, error) {
	lock, err := newLock(ctx, config, o)
	if err != nil {
		return nil, err
	}
	return ctrl.NewManager(config, ctrl.Options{
		Cache:                               cacheOptions(o),
		Metrics:                             metricsserver.Options{BindAddress: o.metricsAddress},
		LeaderElection:                      o.leaderElect,
		LeaderElectionResourceLockInterface: lock,
		LeaderElectionReleaseOnCancel:       o.releaseOnCancel,
		LeaseDuration:                       &o.leaseDuration,
		RenewDeadline:                       &o.renewDeadline,
		RetryPeriod:                         &o.retryPeriod,
	})
}

// cacheOptions watch what the flags name; reads of objects go to the API server all the same.
func cacheOptions(o options) cache.Options {
	options := cache.Options{ByObject: map[client.Object]cache.ByObject{o.object(): {Label: o.selector}}}
	if len(o.watchNamespaces) > 0 {
		options.DefaultNamespaces = map[string]cache.Config{}
		for _, namespace := range o.watchNamespaces {
			options.DefaultNamespaces[namespace] = cache.Config{}
		}
	}
	return options
}
