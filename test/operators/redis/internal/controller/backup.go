package controller

import (
	"context"
	"fmt"
	"strconv"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
	"sigs.k8s.io/controller-runtime/pkg/recorder"

	v1 "example.com/redis-operator/api/v1"
)

// BackupController is the name of the controller of RedisBackups, in metrics and logs.
const BackupController = "redisbackup"

// BackupFinalizer keeps a deleted RedisBackup until its entry in the bucket is gone.
const BackupFinalizer = "cache.example.com/backup"

// BackupReconciler takes the backups that RedisBackups ask for. The bucket is a ConfigMap without an owner: nothing
// but the finalizer deletes it, as with something that is kept outside of the cluster.
type BackupReconciler struct {
	Client client.Client
	Events recorder.EventRecorder
}

// Reconcile looks at one RedisBackup.
func (r *BackupReconciler) Reconcile(ctx context.Context, backup *v1.RedisBackup) (ctrl.Result, error) {
	if backup.DeletionTimestamp != nil {
		return ctrl.Result{}, r.finalize(ctx, backup)
	}
	cluster := &v1.RedisCluster{}
	key := client.ObjectKey{Namespace: backup.Namespace, Name: backup.Spec.ClusterRef.Name}
	if err := r.Client.Get(ctx, key, cluster); apierrors.IsNotFound(err) {
		missing := verdict{reason: "ClusterNotFound", message: fmt.Sprintf("RedisCluster %s does not exist", key.Name)}
		return ctrl.Result{}, r.report(ctx, backup.DeepCopy(), backup, missing)
	} else if err != nil {
		return ctrl.Result{}, err
	}
	adopted, err := r.adopt(ctx, cluster, backup)
	if adopted || err != nil {
		return ctrl.Result{}, err
	}
	before := backup.DeepCopy()
	if backup.Status.Bucket == "" && !meta.IsStatusConditionTrue(cluster.Status.Conditions, conditionReady) {
		waiting := verdict{reason: "ClusterNotReady", message: fmt.Sprintf("RedisCluster %s is not ready", key.Name)}
		return ctrl.Result{}, r.report(ctx, before, backup, waiting)
	}
	if err := r.take(ctx, cluster, backup); err != nil {
		return ctrl.Result{}, err
	}
	backup.Status.Bucket = bucketName(backup)
	taken := verdict{status: true, reason: "BackupTaken", message: "kept in ConfigMap " + backup.Status.Bucket}
	return ctrl.Result{}, r.report(ctx, before, backup, taken)
}

// adopt sets finalizer and owner; answers whether that was a write, which brings us here again.
func (r *BackupReconciler) adopt(ctx context.Context, cluster *v1.RedisCluster, backup *v1.RedisBackup) (bool, error) {
	before := backup.DeepCopy()
	controllerutil.AddFinalizer(backup, BackupFinalizer)
	if err := controllerutil.SetControllerReference(cluster, backup, r.Client.Scheme()); err != nil {
		return false, err
	}
	patch := client.MergeFromWithOptions(before, client.MergeFromWithOptimisticLock{})
	if metav1.IsControlledBy(before, cluster) && controllerutil.ContainsFinalizer(before, BackupFinalizer) {
		return false, nil
	}
	return true, r.Client.Patch(ctx, backup, patch)
}

// take writes the entry in the bucket, once.
func (r *BackupReconciler) take(ctx context.Context, cluster *v1.RedisCluster, backup *v1.RedisBackup) error {
	entry := &corev1.ConfigMap{
		ObjectMeta: metav1.ObjectMeta{
			Namespace: backup.Namespace,
			Name:      bucketName(backup),
			Labels:    map[string]string{"app.kubernetes.io/managed-by": "redis-operator"},
		},
		Data: map[string]string{
			"cluster":  cluster.Name,
			"replicas": strconv.Itoa(int(cluster.Spec.Replicas)),
			"takenAt":  time.Now().UTC().Format(time.RFC3339),
		},
	}
	if err := r.Client.Create(ctx, entry); !apierrors.IsAlreadyExists(err) {
		return err
	}
	return nil
}

// report writes the condition, and an Event where it has changed.
func (r *BackupReconciler) report(ctx context.Context, before, backup *v1.RedisBackup, ready verdict) error {
	backup.Status.ObservedGeneration = backup.Generation
	changed := ready.set(&backup.Status.Conditions, conditionReady, backup.Generation)
	if err := writeStatus(ctx, r.Client, before, backup); err != nil || !changed {
		return err
	}
	kind := corev1.EventTypeNormal
	if !ready.status {
		kind = corev1.EventTypeWarning
	}
	r.Events.Eventf(backup, nil, kind, ready.reason, "Backup", "%s", ready.message)
	return nil
}

// finalize empties the bucket and lets a deleted RedisBackup go.
func (r *BackupReconciler) finalize(ctx context.Context, backup *v1.RedisBackup) error {
	if !controllerutil.ContainsFinalizer(backup, BackupFinalizer) {
		return nil
	}
	entry := &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Namespace: backup.Namespace, Name: bucketName(backup)}}
	if err := r.Client.Delete(ctx, entry); client.IgnoreNotFound(err) != nil {
		return err
	}
	controllerutil.RemoveFinalizer(backup, BackupFinalizer)
	return client.IgnoreNotFound(r.Client.Update(ctx, backup))
}

func bucketName(backup *v1.RedisBackup) string {
	return backup.Name + "-bucket"
}
