// Package controller holds the two controllers of the operator.
package controller

import (
	"context"
	"fmt"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/controller/controllerutil"
	"sigs.k8s.io/controller-runtime/pkg/recorder"

	v1 "example.com/redis-operator/api/v1"
)

// ClusterController is the name of the controller of RedisClusters, in metrics and logs.
const ClusterController = "rediscluster"

// ClusterFinalizer keeps a deleted RedisCluster until the operator has seen it.
const ClusterFinalizer = "cache.example.com/cluster"

// secretInterval is how often a missing Secret is looked for: Secrets are not watched.
const secretInterval = 2 * time.Second

// ClusterReconciler makes what a RedisCluster asks for, and tells in its status how far that is.
type ClusterReconciler struct {
	Client client.Client
	// Reader asks the API server.
	Reader client.Reader
	Events recorder.EventRecorder
	// NodeName places the Redis pods, where no scheduler does.
	NodeName string
}

// Reconcile looks at one RedisCluster.
func (r *ClusterReconciler) Reconcile(ctx context.Context, cluster *v1.RedisCluster) (ctrl.Result, error) {
	if cluster.DeletionTimestamp != nil {
		return ctrl.Result{}, r.finalize(ctx, cluster)
	}
	if controllerutil.AddFinalizer(cluster, ClusterFinalizer) {
		// The write is a change of its own, which brings us here again.
		return ctrl.Result{}, r.Client.Update(ctx, cluster)
	}
	before := cluster.DeepCopy()
	found, err := r.secretExists(ctx, cluster)
	if err != nil {
		return ctrl.Result{}, err
	}
	if !found {
		missing := verdict{reason: "SecretNotFound", message: fmt.Sprintf("Secret %s does not exist", cluster.Spec.Auth.SecretRef.Name)}
		return ctrl.Result{RequeueAfter: secretInterval}, r.report(ctx, before, cluster, missing, missing)
	}
	if err := r.applyChildren(ctx, cluster); err != nil {
		return ctrl.Result{}, err
	}
	// A cache may not have seen what was just applied, and would call the old state done.
	servers := &appsv1.StatefulSet{}
	if err := r.Reader.Get(ctx, client.ObjectKeyFromObject(cluster), servers); client.IgnoreNotFound(err) != nil {
		return ctrl.Result{}, err
	}
	cluster.Status.ReadyReplicas = servers.Status.ReadyReplicas
	return ctrl.Result{}, r.report(ctx, before, cluster, readiness(cluster, servers), progress(cluster, servers))
}

func (r *ClusterReconciler) applyChildren(ctx context.Context, cluster *v1.RedisCluster) error {
	for _, child := range children(cluster, r.NodeName) {
		if err := r.Client.Apply(ctx, child, client.FieldOwner("redis-operator"), client.ForceOwnership); err != nil {
			return err
		}
	}
	return nil
}

// secretExists asks for a Secret's metadata only.
func (r *ClusterReconciler) secretExists(ctx context.Context, cluster *v1.RedisCluster) (bool, error) {
	secret := &metav1.PartialObjectMetadata{}
	secret.SetGroupVersionKind(corev1.SchemeGroupVersion.WithKind("Secret"))
	key := client.ObjectKey{Namespace: cluster.Namespace, Name: cluster.Spec.Auth.SecretRef.Name}
	err := r.Reader.Get(ctx, key, secret)
	if apierrors.IsNotFound(err) {
		return false, nil
	}
	return err == nil, err
}

// report writes the conditions, and an Event where Ready has changed.
func (r *ClusterReconciler) report(ctx context.Context, before, cluster *v1.RedisCluster, ready, progressing verdict) error {
	status := &cluster.Status
	status.ObservedGeneration = cluster.Generation
	changed := ready.set(&status.Conditions, conditionReady, cluster.Generation)
	progressing.set(&status.Conditions, conditionProgressing, cluster.Generation)
	if err := writeStatus(ctx, r.Client, before, cluster); err != nil {
		return err
	}
	if changed {
		kind := corev1.EventTypeNormal
		if !ready.status {
			kind = corev1.EventTypeWarning
		}
		r.Events.Eventf(cluster, nil, kind, ready.reason, "Reconcile", "%s", ready.message)
	}
	return nil
}

// finalize lets a deleted RedisCluster go; what it owns is left to the garbage collector.
func (r *ClusterReconciler) finalize(ctx context.Context, cluster *v1.RedisCluster) error {
	if !controllerutil.RemoveFinalizer(cluster, ClusterFinalizer) {
		return nil
	}
	r.Events.Eventf(cluster, nil, corev1.EventTypeNormal, "Finalized", "Finalize", "the cluster may go")
	return client.IgnoreNotFound(r.Client.Update(ctx, cluster))
}
