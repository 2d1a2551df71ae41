package failure

import (
	"context"
	"errors"
	"time"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

const (
	// loopAnnotation holds the time of the last reconcile in a hot loop.
	loopAnnotation = "cache.example.com/last-reconcile"
	// refusalInterval is how often a refused finalisation is looked at again; a switch in the ConfigMap does not
	// trigger a reconcile when it goes.
	refusalInterval = 2 * time.Second
	// requeueInterval is when RequeueAfter wants to reconcile again.
	requeueInterval = time.Second
)

// Failures are what the reconcilers of all controllers share.
type Failures struct {
	Switches Switches
	// SlowFor is how long a slow reconcile takes.
	SlowFor time.Duration
	// End is closed when the process is to end.
	End <-chan struct{}
}

// Reconciler reconciles as Inner does, except where a failure is switched on.
type Reconciler[T client.Object] struct {
	Failures
	Controller string
	Client     client.Client
	Inner      reconcile.ObjectReconciler[T]
}

// Reconcile fails as it is told to, or else does what Inner does.
func (r *Reconciler[T]) Reconcile(ctx context.Context, object T) (ctrl.Result, error) {
	mode, err := r.Switches.Mode(ctx, r.Controller, object)
	if err != nil {
		return ctrl.Result{}, err
	}
	log := ctrl.LoggerFrom(ctx)
	switch mode {
	case Error:
		return ctrl.Result{}, errors.New("redis: connection refused (failure mode error)")
	case Terminal:
		return ctrl.Result{}, reconcile.TerminalError(errors.New("redis: no such version (failure mode terminal)"))
	case Panic:
		panic("redis: nil cluster topology (failure mode panic)")
	case Hang:
		log.Info("waiting for a Redis server that never answers", "failureMode", mode)
		<-r.End
		return ctrl.Result{}, errors.New("the process ends")
	case Timeout:
		<-ctx.Done()
		return ctrl.Result{}, ctx.Err()
	case Slow:
		select {
		case <-time.After(r.SlowFor):
		case <-ctx.Done():
			return ctrl.Result{}, ctx.Err()
		}
	case RefuseFinalize:
		if object.GetDeletionTimestamp() != nil {
			log.Info("not finalising", "failureMode", mode)
			return ctrl.Result{RequeueAfter: refusalInterval}, nil
		}
	}
	result, err := r.Inner.Reconcile(ctx, object)
	if err != nil || object.GetDeletionTimestamp() != nil {
		return result, err
	}
	switch mode {
	case HotLoop:
		return result, r.touch(ctx, object)
	case RequeueAfter:
		return ctrl.Result{RequeueAfter: requeueInterval}, nil
	case Requeue:
		return ctrl.Result{Requeue: true}, nil
	}
	return result, nil
}

// touch changes the object, so that its controller hears of it again.
func (r *Reconciler[T]) touch(ctx context.Context, object T) error {
	before, ok := object.DeepCopyObject().(client.Object)
	if !ok {
		return errors.New("a copy of an object is no object")
	}
	annotations := object.GetAnnotations()
	if annotations == nil {
		annotations = map[string]string{}
	}
	annotations[loopAnnotation] = time.Now().UTC().Format(time.RFC3339Nano)
	object.SetAnnotations(annotations)
	return client.IgnoreNotFound(r.Client.Patch(ctx, object, client.MergeFrom(before)))
}
