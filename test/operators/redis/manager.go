package main

import (
	"context"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
	"k8s.io/client-go/tools/record"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	"sigs.k8s.io/controller-runtime/pkg/client"
	ctrlconfig "sigs.k8s.io/controller-runtime/pkg/config"
	"sigs.k8s.io/controller-runtime/pkg/healthz"
	"sigs.k8s.io/controller-runtime/pkg/metrics/filters"
	metricsserver "sigs.k8s.io/controller-runtime/pkg/metrics/server"
	"sigs.k8s.io/controller-runtime/pkg/webhook"

	v1 "example.com/redis-operator/api/v1"
	"example.com/redis-operator/api/v1alpha1"
	"example.com/redis-operator/internal/failure"
	"example.com/redis-operator/internal/leader"
)

// newScheme knows the built-in types and both versions of our own.
func newScheme() (*runtime.Scheme, error) {
	scheme := runtime.NewScheme()
	builder := runtime.NewSchemeBuilder(clientgoscheme.AddToScheme, v1.AddToScheme, v1alpha1.AddToScheme)
	return scheme, builder.AddToScheme(scheme)
}

// newReader reads from the API server, before a manager exists.
func newReader(config *rest.Config) (client.Reader, error) {
	return client.New(config, client.Options{Scheme: clientgoscheme.Scheme})
}

func newManager(ctx context.Context, config *rest.Config, o options, switches failure.Switches) (ctrl.Manager, error) {
	scheme, err := newScheme()
	if err != nil {
		return nil, err
	}
	lock, err := newLock(ctx, config, o, switches)
	if err != nil {
		return nil, err
	}
	server := webhook.NewServer(webhook.Options{Host: o.webhookHost, Port: o.webhookPort, CertDir: o.webhookCertDir})
	mgr, err := ctrl.NewManager(config, ctrl.Options{
		Scheme:                              scheme,
		Cache:                               cacheOptions(o.watchNamespace),
		Metrics:                             metricsOptions(o),
		HealthProbeBindAddress:              o.probeAddress,
		WebhookServer:                       server,
		LeaderElection:                      o.leaderElect,
		LeaderElectionResourceLockInterface: lock,
		LeaderElectionReleaseOnCancel:       true,
		LeaseDuration:                       &o.leaseDuration,
		RenewDeadline:                       &o.renewDeadline,
		RetryPeriod:                         &o.retryPeriod,
		Controller: ctrlconfig.Controller{
			RecoverPanic:            &o.recoverPanic,
			MaxConcurrentReconciles: o.workers,
			UsePriorityQueue:        &o.priorityQueue,
			ReconciliationTimeout:   o.reconciliationTimeout,
		},
	})
	if err != nil {
		return nil, err
	}
	if err := mgr.AddHealthzCheck("ping", healthz.Ping); err != nil {
		return nil, err
	}
	return mgr, mgr.AddReadyzCheck("webhook", server.StartedChecker())
}

// metricsOptions are those of kubebuilder's scaffold, with and without --metrics-secure; the certificate is self-signed.
func metricsOptions(o options) metricsserver.Options {
	if !o.metricsSecure {
		return metricsserver.Options{BindAddress: o.metricsAddress}
	}
	return metricsserver.Options{
		BindAddress: o.metricsAddress, SecureServing: true, FilterProvider: filters.WithAuthenticationAndAuthorization,
	}
}

// cacheOptions keep only what the operator has made of the kinds that others make too.
func cacheOptions(namespace string) cache.Options {
	own := cache.ByObject{Label: labels.SelectorFromSet(labels.Set{"app.kubernetes.io/managed-by": "redis-operator"})}
	options := cache.Options{
		ByObject: map[client.Object]cache.ByObject{
			&appsv1.StatefulSet{}: own, &corev1.Service{}: own, &corev1.ConfigMap{}: own,
		},
	}
	if namespace != "" {
		options.DefaultNamespaces = map[string]cache.Config{namespace: {}}
	}
	return options
}

// newLock is nil without leader election.
func newLock(ctx context.Context, config *rest.Config, o options, switches failure.Switches) (resourcelock.Interface, error) {
	if !o.leaderElect {
		return nil, nil
	}
	clients, err := typedcorev1.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	broadcaster := record.NewBroadcaster(record.WithContext(ctx))
	broadcaster.StartRecordingToSink(&typedcorev1.EventSinkImpl{Interface: clients.Events("")})
	identity := leader.Identity(o.identity)
	events := broadcaster.NewRecorder(clientgoscheme.Scheme, corev1.EventSource{Component: identity})
	lock, err := leader.NewLock(config, o.leaderElectionNamespace, identity, o.renewDeadline, events)
	if err != nil {
		return nil, err
	}
	return &leader.Losable{Interface: lock, Lost: switches.LosesLease}, nil
}
