package controller

import (
	"context"
	"fmt"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/util/workqueue"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller"
	"sigs.k8s.io/controller-runtime/pkg/handler"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	v1 "example.com/redis-operator/api/v1"
	"example.com/redis-operator/internal/failure"
)

// Options of both controllers.
type Options struct {
	Failures failure.Failures
	// NodeName is the node of the Redis pods, where there is no scheduler.
	NodeName string
	// RateLimiter is DefaultRateLimiter or bucketRateLimiter.
	RateLimiter string
}

const (
	// DefaultRateLimiter is whichever controller-runtime takes for the kind of queue.
	DefaultRateLimiter = "default"
	// bucketRateLimiter is client-go's, which lets 10 items a second through, whatever they are.
	bucketRateLimiter = "bucket"
)

// controllerOptions of one controller: a rate limiter is not to be shared.
func (o Options) controllerOptions() (controller.Options, error) {
	switch o.RateLimiter {
	case DefaultRateLimiter:
		return controller.Options{}, nil
	case bucketRateLimiter:
		return controller.Options{RateLimiter: workqueue.DefaultTypedControllerRateLimiter[reconcile.Request]()}, nil
	default:
		return controller.Options{}, fmt.Errorf("there is no rate limiter %q", o.RateLimiter)
	}
}

// Setup adds both controllers and the conversion webhook to a manager. Where each controller has one worker, as is usual,
// a reconcile that hangs stops all of its kind.
func Setup(mgr ctrl.Manager, options Options) error {
	clusterOptions, err := options.controllerOptions()
	if err != nil {
		return err
	}
	clusters := &ClusterReconciler{
		Client: mgr.GetClient(), Reader: mgr.GetAPIReader(), Events: mgr.GetEventRecorder(ClusterController), NodeName: options.NodeName,
	}
	err = ctrl.NewControllerManagedBy(mgr).
		Named(ClusterController).
		WithOptions(clusterOptions).
		For(&v1.RedisCluster{}).
		Owns(&appsv1.StatefulSet{}).
		Owns(&corev1.Service{}).
		Owns(&corev1.ConfigMap{}).
		Complete(wrap(mgr, ClusterController, options.Failures, clusters))
	if err != nil {
		return err
	}
	backupOptions, err := options.controllerOptions()
	if err != nil {
		return err
	}
	backups := &BackupReconciler{Client: mgr.GetClient(), Events: mgr.GetEventRecorder(BackupController)}
	err = ctrl.NewControllerManagedBy(mgr).
		Named(BackupController).
		WithOptions(backupOptions).
		For(&v1.RedisBackup{}).
		Watches(&v1.RedisCluster{}, handler.EnqueueRequestsFromMapFunc(backupsOf(mgr.GetClient()))).
		Complete(wrap(mgr, BackupController, options.Failures, backups))
	if err != nil {
		return err
	}
	if err := ctrl.NewWebhookManagedBy(mgr, &v1.RedisCluster{}).Complete(); err != nil {
		return err
	}
	return ctrl.NewWebhookManagedBy(mgr, &v1.RedisBackup{}).Complete()
}

func wrap[T client.Object](mgr ctrl.Manager, name string, failures failure.Failures, inner reconcile.ObjectReconciler[T]) reconcile.Reconciler {
	failing := &failure.Reconciler[T]{Failures: failures, Controller: name, Client: mgr.GetClient(), Inner: inner}
	return reconcile.AsReconciler(mgr.GetClient(), failing)
}

// backupsOf finds the RedisBackups that name a RedisCluster.
func backupsOf(c client.Client) handler.MapFunc {
	return func(ctx context.Context, cluster client.Object) []reconcile.Request {
		list := &v1.RedisBackupList{}
		if err := c.List(ctx, list, client.InNamespace(cluster.GetNamespace())); err != nil {
			ctrl.LoggerFrom(ctx).Error(err, "cannot list RedisBackups")
			return nil
		}
		var requests []reconcile.Request
		for i := range list.Items {
			if list.Items[i].Spec.ClusterRef.Name == cluster.GetName() {
				requests = append(requests, reconcile.Request{NamespacedName: client.ObjectKeyFromObject(&list.Items[i])})
			}
		}
		return requests
	}
}
