package controller

import (
	"context"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/handler"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"

	v1 "example.com/redis-operator/api/v1"
	"example.com/redis-operator/internal/failure"
)

// Setup adds both controllers and the conversion webhook to a manager. Each controller has one worker, as is usual:
// a reconcile that hangs stops all of its kind.
func Setup(mgr ctrl.Manager, switches failure.Switches, nodeName string) error {
	clusters := &ClusterReconciler{
		Client: mgr.GetClient(), Reader: mgr.GetAPIReader(), Events: mgr.GetEventRecorder(ClusterController), NodeName: nodeName,
	}
	err := ctrl.NewControllerManagedBy(mgr).
		Named(ClusterController).
		For(&v1.RedisCluster{}).
		Owns(&appsv1.StatefulSet{}).
		Owns(&corev1.Service{}).
		Owns(&corev1.ConfigMap{}).
		Complete(wrap(mgr, ClusterController, switches, clusters))
	if err != nil {
		return err
	}
	backups := &BackupReconciler{Client: mgr.GetClient(), Events: mgr.GetEventRecorder(BackupController)}
	err = ctrl.NewControllerManagedBy(mgr).
		Named(BackupController).
		For(&v1.RedisBackup{}).
		Watches(&v1.RedisCluster{}, handler.EnqueueRequestsFromMapFunc(backupsOf(mgr.GetClient()))).
		Complete(wrap(mgr, BackupController, switches, backups))
	if err != nil {
		return err
	}
	if err := ctrl.NewWebhookManagedBy(mgr, &v1.RedisCluster{}).Complete(); err != nil {
		return err
	}
	return ctrl.NewWebhookManagedBy(mgr, &v1.RedisBackup{}).Complete()
}

func wrap[T client.Object](mgr ctrl.Manager, name string, switches failure.Switches, inner reconcile.ObjectReconciler[T]) reconcile.Reconciler {
	failing := &failure.Reconciler[T]{Controller: name, Switches: switches, Client: mgr.GetClient(), Inner: inner}
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
