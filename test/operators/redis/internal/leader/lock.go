// Package leader elects one of several processes by a Lease.
package leader

import (
	"context"
	"errors"
	"fmt"
	"time"

	"k8s.io/apimachinery/pkg/util/uuid"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
)

// LeaseName is the name of the operator's Lease.
const LeaseName = "redis-operator.cache.example.com"

// Identity of a process: the pod's name, as operators have it, and a part of its own, so that a restarted container
// is someone else than the one before.
func Identity(pod string) string {
	return fmt.Sprintf("%s_%s", pod, uuid.NewUUID())
}

// NewLock makes the lock of a Lease in a namespace.
func NewLock(config *rest.Config, namespace, identity string, renewDeadline time.Duration, events resourcelock.EventRecorder) (resourcelock.Interface, error) {
	lock := resourcelock.ResourceLockConfig{Identity: identity, EventRecorder: events}
	return resourcelock.NewFromKubeconfig(resourcelock.LeasesResourceLock, namespace, LeaseName, lock, config, renewDeadline)
}

// Losable is a lock that can be made to fail: the holder cannot renew it, gives up after the renew deadline and the
// process ends, as with an API server that cannot be reached; the Lease goes on naming it. A new process cannot
// acquire it either, so that nobody leads as long as the failure lasts.
type Losable struct {
	resourcelock.Interface
	// Lost is asked before each write; its error is a failed write too.
	Lost func(context.Context) (bool, error)
}

var errLost = errors.New("the lease cannot be written (failure mode lose-lease)")

// Create makes the Lease.
func (l *Losable) Create(ctx context.Context, record resourcelock.LeaderElectionRecord) error {
	if err := l.check(ctx); err != nil {
		return err
	}
	return l.Interface.Create(ctx, record)
}

// Update acquires, renews or releases the Lease.
func (l *Losable) Update(ctx context.Context, record resourcelock.LeaderElectionRecord) error {
	if err := l.check(ctx); err != nil {
		return err
	}
	return l.Interface.Update(ctx, record)
}

func (l *Losable) check(ctx context.Context) error {
	lost, err := l.Lost(ctx)
	if err == nil && lost {
		return errLost
	}
	return err
}
