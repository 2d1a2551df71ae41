package main

import (
	"context"
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/uuid"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
	"k8s.io/client-go/tools/record"
)

// newLock makes the lock of the Lease, held under the pod's name as controller-runtime would hold it in a container,
// where the host name is the pod's; nil without leader election.
func newLock(ctx context.Context, config *rest.Config, o options) (resourcelock.Interface, error) {
	if !o.leaderElect {
		return nil, nil
	}
	clients, err := typedcorev1.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	broadcaster := record.NewBroadcaster(record.WithContext(ctx))
	broadcaster.StartRecordingToSink(&typedcorev1.EventSinkImpl{Interface: clients.Events("")})
	identity := fmt.Sprintf("%s_%s", os.Getenv("POD_NAME"), uuid.NewUUID())
	lock := resourcelock.ResourceLockConfig{
		Identity:      identity,
		EventRecorder: broadcaster.NewRecorder(clientgoscheme.Scheme, corev1.EventSource{Component: identity}),
	}
	return resourcelock.NewFromKubeconfig(resourcelock.LeasesResourceLock, o.namespace, o.leaseName(), lock, config, o.renewDeadline)
}
